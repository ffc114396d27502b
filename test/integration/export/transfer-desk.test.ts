import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openTransferControl } from '../../../main/engine/transfer/transfer-control.ts';
import type { TransferState } from '../../../preload/contract/station/transfer.ts';
import { transferStateSchema } from '../../../preload/contract/station/transfer.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { judgedStore } from '../../support/store/judged-store.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';
import { until } from '../../support/time/until.ts';

const PICTURES = 3000;

test('an import reports its progress, in the words of the contract, until it is done', async () => {
  const root = temporaryFolder();
  const { store } = await judgedStore([{ file: 'A1.jpg', isOpen: true }], root);
  const from = temporaryFolder();
  mkdirSync(path.join(from, 'images'), { recursive: true });
  writeFileSync(path.join(from, 'data.yaml'), 'train: images\nnames: [crack]\n');
  for (let i = 0; i < PICTURES; i += 1) writeFileSync(path.join(from, 'images', `${i}.jpg`), `${i}`);
  const states: TransferState[] = [];
  const desk = openTransferControl({
    dataFolder: store.folder.root,
    clock: fixedClock('2026-03-02T06:00:00Z'),
    hasLeftovers: false,
    onState: (state) => states.push(state),
    onEnded: () => undefined,
  });
  const somebody = { personId: null, name: 'Eva', role: 'engineer', windowId: 'window-1' } as const;
  expect(desk.beginImport(from, somebody)).toMatchObject({ ok: true });
  await until(desk.state, ({ kind }) => kind !== 'running', 60_000);
  for (const state of states) expect(transferStateSchema.safeParse(state).success).toBe(true);
  expect(states.some((state) => state.kind === 'running' && state.done > 0 && state.total === PICTURES)).toBe(true);
  expect(desk.state()).toMatchObject({ kind: 'done', result: { report: { pictures: PICTURES, unknown: PICTURES } } });
});
