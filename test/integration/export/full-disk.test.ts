import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { faultSentence } from '../../../main/engine/commands/fault-sentence.ts';
import { recentExports } from '../../../main/engine/store/exports/exports.ts';
import { startTransfer } from '../../../main/engine/transfer/start-transfer.ts';
import type { CsvOrder, ExportOrder } from '../../../preload/contract/station/transfer.ts';
import { canMount, smallDisk } from '../../support/files/small-disk.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { exportFrom, JUDGED_AT, judgedStore, manyParts, setOrder } from '../../support/store/judged-store.ts';

const TABLE: CsvOrder = {
  kind: 'csv',
  filter: { from: null, until: null, laneId: null, lot: null, recipeId: null, modelSha256: null },
  which: 'all',
  rows: 'boxes',
  separator: ',',
  decimal: '.',
  hasByteOrderMark: false,
  keepsDigits: false,
};

describe.skipIf(!canMount)('where the disk is full in the middle (needs the right to mount a small one)', () => {
  test.each(['a table', 'a YOLO set', 'a COCO set'])(
    '%s leaves nothing half-written, and a sentence says so',
    async (what) => {
      const { store, recipe } = await judgedStore(manyParts(40));
      const disk = smallDisk(path.join(temporaryFolder(), 'disk'), 24 * 1024);
      if (disk === null) return expect.fail('no small disk could be mounted');
      onTestFinished(disk.unmount);
      const order: ExportOrder =
        what === 'a table' ? TABLE : setOrder(recipe, { format: what === 'a COCO set' ? 'coco' : 'yolo' });
      const out = path.join(disk.folder, 'export');
      const end = await exportFrom(store, order, out);
      expect(end).toEqual({ kind: 'failed', fault: { code: 'disk-full', path: out } });
      if (end.kind === 'failed') expect(faultSentence(end.fault)).toContain(`The disk that holds ${out} is full.`);
      expect(readdirSync(disk.folder)).toEqual([]);
      expect(recentExports(store.read, 10)).toEqual([]);
    },
  );
});

describe('an export in a process of its own', () => {
  const taskFor = (root: string, order: ExportOrder, out: string) =>
    ({
      kind: 'export' as const,
      ...{ order, out, half: `${out}.partial`, dataFolder: root },
      ...{ madeBy: 'Ada', personId: null, madeAt: JUDGED_AT },
    }) as const;

  test('reports its progress, and what it has written', async () => {
    const { store } = await judgedStore(manyParts(5));
    const out = path.join(temporaryFolder(), 'table.csv');
    const told: number[] = [];
    const end = await startTransfer(taskFor(store.folder.root, TABLE, out), ({ done, total }) => told.push(done, total))
      .ended;
    expect(end).toMatchObject({ kind: 'done', result: { kind: 'csv', path: out, rows: 11 } });
    expect(told.slice(-2)).toEqual([5, 5]);
  });

  test('ends when it is cancelled, and leaves nothing', async () => {
    // So many that the order to stop arrives long before the last one.
    const { store, recipe } = await judgedStore(manyParts(240));
    const folder = temporaryFolder();
    const out = path.join(folder, 'set');
    const transfer = startTransfer(taskFor(store.folder.root, setOrder(recipe), out), () => transfer.cancel());
    expect(await transfer.ended).toEqual({ kind: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused with a sentence if the folder does not exist', async () => {
    const { store } = await judgedStore([]);
    const out = path.join(temporaryFolder(), 'not', 'there', 'table.csv');
    const end = await startTransfer(taskFor(store.folder.root, TABLE, out)).ended;
    expect(end).toMatchObject({ kind: 'failed', fault: { code: 'folder-unusable' } });
    expect(existsSync(path.dirname(out))).toBe(false);
  });
});
