import { expect, onTestFinished, test } from 'vitest';
import { openCaseControl } from '../../../main/engine/containment/case-control.ts';
import { caseDetail } from '../../../main/engine/containment/case-view.ts';
import { openCase } from '../../../main/engine/containment/order-step.ts';
import { caseOf } from '../../../main/engine/store/containment/cases.ts';
import type { WriteDb } from '../../../main/engine/store/handles.ts';
import { AT, beginContained, clock } from '../../support/store/contained-station.ts';
import { until } from '../../support/time/until.ts';

test('what a full disk kept from being carried out is done once it has room, and reported once until then', async () => {
  const { store, order } = beginContained(['PASS', 'PASS']);
  let isFull = true;
  let tries = 0;
  const db: WriteDb = {
    ...store.write,
    transaction: (work) => {
      tries += 1;
      if (isFull) throw new Error('database or disk is full');
      return store.write.transaction(work);
    },
  };
  const bugs: unknown[] = [];
  const cases = openCaseControl({
    ...{ db, clock, onChanged: () => {}, onRecalled: () => {}, againAfterMs: 1 },
    onBug: (_where, bug) => bugs.push(bug),
  });
  onTestFinished(cases.stop);
  const scope = { kind: 'span', laneId: null, from: AT - 1, until: AT + 1_000_000 } as const;
  const opened = openCase(store.write, scope, order);
  if (!opened.ok) throw new Error('refused');
  cases.follow();
  await until(
    () => tries,
    (count) => count > 3,
  );
  expect(bugs).toHaveLength(1);
  isFull = false;
  const detail = () => {
    const row = caseOf(store.read, opened.value);
    return row === null ? null : caseDetail(store.read, row);
  };
  await until(detail, (found) => found?.state === 'open');
  expect(detail()?.counts.parts).toBe(2);
});
