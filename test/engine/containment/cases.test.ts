import { expect, test } from 'vitest';
import { carryOutSome, carryOutSteps } from '../../../main/engine/containment/carry-out.ts';
import { openCase, orderClosing, orderRecall, orderSettlement } from '../../../main/engine/containment/order-step.ts';
import { correct, undo } from '../../../main/engine/review/answers.ts';
import { letGo } from '../../../main/engine/review/held-answers.ts';
import { markLineWritten } from '../../../main/engine/store/line/line-messages.ts';
import { beginEpoch, lineStation } from '../../../main/engine/store/line/line-station.ts';
import { heldAnswers, toldOf } from '../../../main/engine/store/line/line-told.ts';
import type { CaseId } from '../../../preload/contract/values/units.ts';
import { holdAnswersBack } from '../../support/station/hold-answers-back.ts';
import { claimNext, give } from '../../support/station/review-moves.ts';
import {
  AT,
  beginContained,
  byModel,
  carryOut,
  caseDetailOf,
  clock,
  openContained,
  part,
  partsOf,
  recordDecided,
  reinspect,
  said,
} from '../../support/store/contained-station.ts';
import { moment } from '../../support/time/fixed-clock.ts';

test('a case of a model holds what it decided until then, by lot and by where each part went, and nothing else', () => {
  const station = beginContained(['PASS', 'FAIL', 'PASS', 'HOLD', 'ERROR', 'PASS', 'PASS']);
  recordDecided(station.store, station.place, station.fresh, ['PASS', 'PASS'], 'other');
  const opened = openCase(station.store.write, byModel(station.old), station.order);
  if (!opened.ok) throw new Error('not opened');
  // What comes while its parts are still being written down does not belong to it.
  recordDecided(station.store, station.place, station.old, ['PASS'], 'late');
  carryOut(station.store);

  const { counts, lots, state, scopeName } = caseDetailOf(station, opened.value);
  expect({ state, scopeName }).toEqual({ state: 'open', scopeName: 'phone-glass old' });
  expect(counts).toMatchObject({ parts: 7, open: 7, went: { passed: 4, failed: 1, held: 1, error: 1, recalled: 0 } });
  expect(lots.map(({ lot, counts: { parts, went } }) => [lot, parts, went.passed])).toEqual([
    [null, 1, 1],
    ['L1', 3, 2],
    ['L2', 3, 1],
  ]);
  expect(partsOf(station, opened.value).map(({ part: { serial }, told }) => `${serial} ${told}`)).toEqual([
    ...['part-0 PASS', 'part-1 FAIL', 'part-2 PASS', 'part-3 HOLD', 'part-4 ERROR', 'part-5 PASS', 'part-6 PASS'],
  ]);
});

test('a case of a time or of a recipe version is cut to the millisecond, and a scope that names nothing is refused', () => {
  const station = beginContained(['PASS', 'PASS', 'PASS', 'PASS']);
  const span = { kind: 'span', from: AT + 1, until: AT + 3, laneId: null } as const;
  expect(partsOf(station, openContained(station, span)).map(({ part: { id } }) => id)).toEqual([2, 3]);
  const { recipeId } = station.place;
  const recipe = { kind: 'recipe', recipeId, version: 1, from: null, until: AT + 2, laneId: null } as const;
  expect(caseDetailOf(station, openContained(station, recipe)).counts.parts).toBe(2);
  expect(openCase(station.store.write, { ...recipe, version: 9 }, station.order)).toMatchObject({
    fault: { code: 'not-found' },
  });
  expect(openCase(station.store.write, { ...byModel('0'.repeat(64)) }, station.order)).toMatchObject({
    fault: { code: 'not-found' },
  });
});

test('parts that would go another way are asked about blind, each once; what cannot be looked at says so and stays open', () => {
  const station = beginContained(['PASS', 'PASS', 'FAIL', 'FAIL', 'PASS', 'HOLD']);
  const id = openContained(station, byModel(station.old));
  reinspect(station, id, ['pass', 'fail', 'fail', 'pass', null, 'fail']);
  const { counts, waiting } = caseDetailOf(station, id);
  // The last one waits for a person anyway.
  expect({ counts, waiting }).toMatchObject({ counts: { same: 2, changed: 3, none: 1, open: 6 }, waiting: 3 });
  expect(partsOf(station, id).map(({ look }) => look)).toEqual([
    'same',
    'changed',
    'same',
    'changed',
    'none',
    'changed',
  ]);

  expect(orderSettlement(station.store.write, id, { kind: 'unchanged' }, station.order).ok).toBe(true);
  carryOut(station.store);
  expect(partsOf(station, id).map(({ outcome }) => outcome)).toEqual(['good', null, 'bad', null, null, null]);
  expect(
    station.store.read.all(`SELECT inspection_id AS id, is_blind AS b FROM review_item WHERE ask = 'case'`),
  ).toEqual([
    { id: 2, b: 1 },
    { id: 4, b: 1 },
  ]);
});

test('an answer settles a part and tells the line nothing; undone, the part is open again', () => {
  const station = beginContained(['PASS', 'PASS']);
  const { store, ana } = station;
  const id = openContained(station, byModel(station.old));
  reinspect(station, id, ['fail', 'fail']);
  const item = claimNext(store, ana, AT + 5000);
  expect(item).toMatchObject({ ask: 'audit', isBlind: true });
  give(store, ana, item, 'reject', AT + 5000);
  expect(partsOf(station, id)[0]).toMatchObject({ outcome: 'bad', settledBy: 'Ana' });
  letGo(store.write, heldAnswers(store.read), AT + 60_000);
  expect(said(station).map(({ kind }) => kind)).toEqual(['signal', 'signal']);

  undo(store.write, ana, moment(AT + 6000));
  expect(partsOf(station, id)[0]).toMatchObject({ outcome: null, settledBy: null });
  expect(caseDetailOf(station, id).counts).toMatchObject({ open: 2, bad: 0 });
});

test('a recall names what it calls back, is told once, and is the last word, whatever is said of the part later', () => {
  const station = beginContained(['PASS', 'HOLD', 'PASS']);
  const { store, ana, eva, order } = station;
  holdAnswersBack(store, 3);
  const id = openContained(station, byModel(station.old));
  // An answer that still waits to be told.
  give(store, ana, claimNext(store, ana, AT + 5000), 'accept', AT + 5000);
  expect(heldAnswers(store.read)).toHaveLength(1);
  const chosen = { kind: 'chosen' as const, ids: [part(1), part(2)] };
  for (const _twice of [1, 2]) {
    expect(orderRecall(store.write, id, chosen, order).ok).toBe(true);
    carryOut(store);
  }
  expect(heldAnswers(store.read)).toEqual([]);
  expect(said(station, 3)).toMatchObject([
    { kind: 'recall', signal: 'RECALL', part: 1, supersedes: 1, recalls: { station: 's', epoch: 1, sequence: 1 } },
    { kind: 'recall', signal: 'RECALL', part: 2, supersedes: 2, recalls: { station: 's', epoch: 1, sequence: 2 } },
  ]);
  expect(partsOf(station, id)).toMatchObject([
    { outcome: 'recalled', recall: { epoch: 1, number: 4 } },
    {},
    { outcome: null },
  ]);

  const good = { kind: 'accept' as const, classNames: [], boxes: [], comment: '', reason: 'fine after all' };
  expect(correct(store.write, eva, { ...good, inspectionId: part(1) }, AT + 9000)).toMatchObject({ ok: true });
  expect(toldOf(store.read, 1)).toMatchObject({ state: 'RECALL' });
  // A second case finds it already recalled, and does not tell the line again.
  const again = openContained(station, byModel(station.old));
  expect(caseDetailOf(station, again).counts.went.recalled).toBe(2);
  expect(orderRecall(store.write, again, chosen, order).ok).toBe(true);
  carryOut(store);
  expect(caseDetailOf(station, again).counts.recalled).toBe(2);
  expect(said(station)).toHaveLength(5);
});

test('in a new epoch, parts of open cases are recalled again, naming the message of then', () => {
  const station = beginContained(['PASS', 'PASS']);
  const { store, order } = station;
  const id = openContained(station, byModel(station.old));
  orderRecall(store.write, id, { kind: 'chosen', ids: [part(2)] }, order);
  carryOut(store);
  markLineWritten(store.write, lineStation(store.read).newestSeq);
  beginEpoch(store.write, 0, 'Eva', AT + 9000);
  expect(said(station, 3)).toMatchObject([
    { kind: 'recall', epoch: 2, sequence: 1, supersedes: null, recalls: { epoch: 1, sequence: 2 } },
  ]);
});

test('a recall of many parts goes on where it was after the engine ended, and tells each once', () => {
  const station = beginContained(Array.from({ length: 180 }, () => 'PASS' as const));
  const { store, order } = station;
  const id = openContained(station, byModel(station.old));
  reinspect(
    station,
    id,
    Array.from({ length: 180 }, (_, at) => (at % 2 === 0 ? 'fail' : 'pass')),
  );
  expect(orderRecall(store.write, id, { kind: 'changed' }, order).ok).toBe(true);
  store.write.transaction(() => carryOutSome(store.write, clock, new Map()));
  expect(caseDetailOf(station, id)).toMatchObject({ state: 'working', counts: { recalled: 50 } });
  // One thing at a time.
  expect(orderRecall(store.write, id, { kind: 'bad' }, order)).toMatchObject({ fault: { why: 'case-busy' } });
  carryOut(store);
  const recalls = said(station).filter(({ kind }) => kind === 'recall');
  expect(recalls).toHaveLength(90);
  expect(new Set(recalls.map((message) => message.part)).size).toBe(90);
  expect(caseDetailOf(station, id).steps[0]).toMatchObject({
    what: { kind: 'recall' },
    parts: 90,
    doneAt: clock.now(),
  });
});

test('a case closes when every part is settled and the line treats no bad one as good, and then permanently', () => {
  const station = beginContained(['PASS', 'PASS', 'FAIL']);
  const { store, order } = station;
  const id = openContained(station, byModel(station.old));
  const close = () => orderClosing(store.write, id, order);
  const settle = (ids: readonly number[], as: 'good' | 'bad' | 'set-aside') => {
    const choice = { kind: 'chosen', ids: ids.map(part), as } as const;
    expect(orderSettlement(store.write, id, choice, order).ok).toBe(true);
    carryOut(store);
  };
  expect(close()).toMatchObject({ fault: { why: 'case-open-parts', figures: { name: '3' } } });
  settle([1, 3], 'bad');
  settle([2], 'good');
  expect(close()).toMatchObject({ fault: { why: 'case-bad-at-large', figures: { name: '1' } } });
  expect(orderRecall(store.write, id, { kind: 'bad' }, order).ok).toBe(true);
  carryOut(store);
  expect(close()).toEqual({ ok: true, value: null });
  expect(caseDetailOf(station, id)).toMatchObject({
    state: 'closed',
    closedBy: 'Eva',
    counts: { good: 1, recalled: 2, open: 0 },
  });
  expect(close()).toMatchObject({ fault: { why: 'case-closed' } });
  expect(orderRecall(store.write, id, { kind: 'chosen', ids: [part(2)] }, order)).toMatchObject({
    fault: { why: 'case-closed' },
  });
});

test('parts of another case are refused, and so is a choice that no part fits', () => {
  const station = beginContained(['PASS', 'PASS']);
  recordDecided(station.store, station.place, station.fresh, ['PASS'], 'other');
  const id = openContained(station, byModel(station.old));
  const recall = (choice: Parameters<typeof orderRecall>[2]) =>
    orderRecall(station.store.write, id, choice, station.order);
  expect(recall({ kind: 'chosen', ids: [part(3)] })).toMatchObject({ fault: { why: 'case-foreign-part' } });
  expect(recall({ kind: 'changed' })).toMatchObject({ fault: { why: 'case-nothing-to-do' } });
  expect(orderRecall(station.store.write, 99 as CaseId, { kind: 'bad' }, station.order)).toMatchObject({
    fault: { code: 'not-found' },
  });
});

test('a recall waits neither for the parts of another case nor for a case that is damaged', async () => {
  const station = beginContained(['PASS', 'PASS']);
  const { store, old, order } = station;
  const damaged = openContained(station, byModel(old));
  const id = openContained(station, byModel(old));
  store.write.run(`UPDATE case_step SET done_at = NULL WHERE case_id = ${damaged}`);
  store.write.run(`UPDATE containment_case SET scope = '{' WHERE id = ${damaged}`);
  expect(openCase(store.write, byModel(old), order).ok).toBe(true);
  orderRecall(store.write, id, { kind: 'chosen', ids: [part(2)] }, order);

  const done: string[] = [];
  const carried = carryOutSteps({
    ...{ db: store.write, clock, signal: new AbortController().signal },
    onProgress: (caseId, kind) => done.push(`${kind} ${caseId}`),
  });
  await expect(carried).rejects.toThrow('Orders for cases');
  expect(done).toEqual([`recall ${id}`, `collect ${id + 1}`, `collect ${id + 1}`]);
  expect(said(station, 2)).toMatchObject([{ kind: 'recall', part: 2 }]);
});

test('a part whose last message cannot be read is recalled all the same', () => {
  const station = beginContained(['HOLD', 'PASS']);
  const { store, ana, order, old } = station;
  give(store, ana, claimNext(store, ana, AT + 10), 'accept', AT + 10);
  letGo(store.write, heldAnswers(store.read), AT + 60_000);
  const id = openContained(station, byModel(old));
  store.write.run('PRAGMA ignore_check_constraints = ON');
  store.write.run(`UPDATE disposition SET kind = 'nonsense'`);
  orderRecall(store.write, id, { kind: 'chosen', ids: [part(1), part(2)] }, order);
  carryOut(store);
  expect(said(station, 3)).toMatchObject([
    { kind: 'recall', part: 1 },
    { kind: 'recall', part: 2 },
  ]);
});
