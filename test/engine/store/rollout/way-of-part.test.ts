import { expect, test } from 'vitest';
import { partLine } from '../../../../main/engine/commands/part-line.ts';
import { ANYBODY, asSeenBy } from '../../../../main/engine/review/sealed-parts.ts';
import { judgedParts } from '../../../../main/engine/store/exports/judged-parts.ts';
import { inspectionRows } from '../../../../main/engine/store/exports/table-rows.ts';
import { searchHistory } from '../../../../main/engine/store/parts/history.ts';
import { CANARIES } from '../../../../main/engine/store/parts/history-condition.ts';
import { inspectionsById } from '../../../../main/engine/store/parts/inspection-summaries.ts';
import { inspectionOf } from '../../../../main/engine/store/parts/inspections.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { addReference } from '../../../../main/engine/store/review/references.ts';
import type { VerdictPair } from '../../../../preload/contract/models/rollout.ts';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import type { HistoryFilter } from '../../../../preload/contract/parts/history.ts';
import type { InspectionId, RolloutId } from '../../../../preload/contract/values/units.ts';
import { EVERYTHING } from '../../../../renderer/history/history-search.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';
import { rolledOutLane } from '../../../support/store/rolled-out-line.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const BOTH_PASS: VerdictPair = { champion: 'pass', challenger: 'pass' };
const ANY = { from: null, until: null, laneId: null, lot: null, recipeId: null, modelSha256: null };

/** Three parts of a roll-out and one before it: the champion's in shadow, and one of each arm at 10%. */
function rolledOut() {
  const store = openTestStore();
  const line = rolledOutLane(store, AT);
  const add = (record: Parameters<typeof writeRecords>[1][number]): InspectionId => {
    const [recorded] = writeRecords(store.write, [record]);
    if (recorded?.kind !== 'inspected') throw new Error('not recorded');
    return recorded.inspectionId;
  };
  const part = (name: string, arm: RolloutArm, drawnIn: number | null) =>
    add(line.record(name, BOTH_PASS, arm, drawnIn));
  const before = add(inspectionRecord(line.place, 'before.jpg'));
  const parts = {
    before,
    shadow: part('shadow.jpg', 'champion', null),
    champion: part('champion.jpg', 'champion', 1),
    canary: part('canary.jpg', 'canary', 1),
  };
  const search = (filter: Partial<HistoryFilter>) =>
    searchHistory(store.read, { ...EVERYTHING, ...filter }, { after: null, limit: 100 }).parts.map(({ id }) => id);
  return { store, ...line, parts, search };
}

test('the record of a part says which way it went, at which share, and in whose roll-out', () => {
  const { store, id: rolloutId, parts } = rolledOut();
  const wayOf = (id: InspectionId) => inspectionOf(store.read, id)?.rollout;
  const one = { rolloutId, mode: 'guarded', challengerName: expect.stringMatching(/ 2$/) };
  expect(wayOf(parts.before)).toBeNull();
  expect(wayOf(parts.shadow)).toEqual({ ...one, arm: 'champion', step: 0, share: 0 });
  expect(wayOf(parts.champion)).toEqual({ ...one, arm: 'champion', step: 1, share: 0.1 });
  expect(wayOf(parts.canary)).toEqual({ ...one, arm: 'canary', step: 1, share: 0.1 });
  const listed = inspectionsById(store.read, Object.values(parts));
  expect(asSeenBy(store.read, ANYBODY, listed, AT).map(({ arm }) => arm)).toEqual([
    null,
    'champion',
    'champion',
    'canary',
  ]);
});

test('a part that the promoted challenger decided alone counts as one of all parts', () => {
  const { store, parts } = rolledOut();
  store.write.run('UPDATE rollout_part SET step = 3 WHERE inspection_id = @id', { id: parts.canary });
  expect(inspectionOf(store.read, parts.canary)?.rollout).toMatchObject({ step: 3, share: 1, arm: 'canary' });
});

test('the history finds the parts of one roll-out, and of either arm', () => {
  const { id: rolloutId, parts, search } = rolledOut();
  expect(search({ rolloutId, arm: 'canary' })).toEqual([parts.canary]);
  expect(search({ rolloutId, arm: 'champion' })).toEqual([parts.champion, parts.shadow]);
  expect(search({ rolloutId })).toEqual([parts.canary, parts.champion, parts.shadow]);
  expect(search({ arm: 'canary' })).toEqual([parts.canary]);
  expect(search({ rolloutId: (rolloutId + 1) as RolloutId, arm: 'canary' })).toEqual([]);
});

test('a canary among many thousand parts is found by an index, without a walk', () => {
  const { store, id: rolloutId } = rolledOut();
  const plan = store.read.all(`EXPLAIN QUERY PLAN ${CANARIES}`, { rolloutId });
  expect(JSON.stringify(plan)).toContain('rollout_part_canary');
});

test('a table and a training set name the way of every part', () => {
  const { store, id, parts, place } = rolledOut();
  const order = { kind: 'csv', filter: ANY, which: 'all', rows: 'inspections' } as const;
  const format = { separator: ',', decimal: '.', hasByteOrderMark: false, keepsDigits: false } as const;
  const range = { first: 1, last: parts.canary };
  const rows = inspectionRows(store.read, { ...order, ...format }, range, 10);
  expect(rows.map((row) => [row['rollout'], row['rollout_arm'], row['rollout_step'], row['rollout_share']])).toEqual([
    [null, null, null, null],
    [id, 'champion', 1, 0],
    [id, 'champion', 2, 0.1],
    [id, 'canary', 2, 0.1],
  ]);
  for (const inspectionId of [parts.before, parts.canary]) {
    const answer = { inspectionId, isBad: false, classNames: [], boxes: [], comment: '', madeAt: AT };
    addReference(store.write, { ...answer, origin: 'imported', madeBy: 'Eva', personId: null });
  }
  const filter = { ...ANY, recipeId: place.recipeId };
  const sides = { together: 'serial', seed: 'a', val: 0.1, test: 0.1 } as const;
  const setOrder = {
    kind: 'training-set',
    format: 'coco',
    filter,
    labels: 'reference',
    preset: 'all',
    ...sides,
  } as const;
  const judged = [...judgedParts(store.read, setOrder, range)].flat();
  expect(judged.map(({ rolloutId, arm }) => [rolloutId, arm])).toEqual([
    [null, null],
    [id, 'canary'],
  ]);
});

test('the command line names the way of each part', () => {
  const { record, id } = rolledOut();
  const told = { kind: 'inspected', inspectionId: 7 as InspectionId, seq: 3 } as const;
  const way = { id, arm: 'canary', step: 2 };
  expect(JSON.parse(partLine(record('c.jpg', BOTH_PASS, 'canary', 1), told, true))).toMatchObject({ rollout: way });
  expect(partLine(record('c.jpg', BOTH_PASS, 'canary', 1), told, false)).toMatch(/^PASS .*\[canary\]$/);
  expect(partLine(record('c.jpg', BOTH_PASS, 'champion', 1), told, false)).not.toContain('canary');
});
