import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seriesOf } from '../../../main/domain/time/series.ts';
import { steadyMs } from '../../../main/engine/clock.ts';
import { answer, correct, undo } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { endOverdueHolds } from '../../../main/engine/review/holds.ts';
import type { ReadDb } from '../../../main/engine/store/handles.ts';
import { classCounts, verdictCounts } from '../../../main/engine/store/models/comparison.ts';
import { addShadowVerdict, type ShadowedPart } from '../../../main/engine/store/models/shadow-verdicts.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { scoresByClass } from '../../../main/engine/store/reports/input-output.ts';
import { boxMap, failedByClass } from '../../../main/engine/store/reports/quality.ts';
import type { Scope } from '../../../main/engine/store/reports/scope.ts';
import { stageTimes } from '../../../main/engine/store/reports/station-figures.ts';
import { addUpNextDay, forgetCoarse } from '../../../main/engine/store/rollups/coarse.ts';
import { addUpDueDay } from '../../../main/engine/store/rollups/comparison-days.ts';
import {
  beginRecount,
  countAllParts,
  countParts,
  countRollupDifferences,
  rebuildRollups,
  uncountedParts,
} from '../../../main/engine/store/rollups/rollups.ts';
import { verdictKindSchema } from '../../../preload/contract/parts/inspection.ts';
import { inspectionIdSchema, instantSchema, type Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';
import { moment } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SPANS = [
  { from: AT - 30 * DAY, until: AT + 30 * DAY },
  { from: AT + 40 * MINUTE, until: AT + 2 * DAY },
  { from: AT - DAY, until: AT + 90 * MINUTE },
  { from: AT + 20 * MINUTE, until: AT + 50 * MINUTE },
];

/** What a comparison over a span counts. */
function counted(db: ReadDb, modelSha256: Sha256, span: (typeof SPANS)[number]) {
  const filter = { modelSha256, replayId: null, ...span, laneId: null, lot: null };
  return { verdicts: verdictCounts(db, filter), classes: classCounts(db, filter) };
}

/** What reports over a span add up from coarse roll-ups. */
function reported(read: ReadDb, span: (typeof SPANS)[number]) {
  const now = instantSchema.parse(AT + 60 * DAY);
  const all = { laneId: null, lot: null, recipeId: null, modelId: null };
  const scope: Scope = { span, ...all, now, series: seriesOf(span, () => 0) };
  return [boxMap(read, scope), failedByClass(read, scope), scoresByClass(read, scope), stageTimes(read, scope)];
}

/** What the model may have said about a part, and whether a person is asked. */
const sayings: readonly Partial<InspectionRecord>[] = [
  {},
  { review: { ask: 'audit', isBlind: true, dueAt: null } },
  { optics: null, stageTimes: {} },
  {
    verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 1, rejectAt: 0.6 }] },
    signal: 'FAIL',
    detections: [detection('crack', 1), detection('chip', 0.05)],
    review: { ask: 'audit', isBlind: true, dueAt: null },
  },
  {
    verdict: {
      kind: 'undetermined',
      reasons: [{ code: 'unsure', className: 'chip', score: 0.4, clearBelow: 0.25, rejectAt: 0.6 }],
    },
    signal: 'HOLD',
    detections: [detection('chip', 0.4)],
    review: { ask: 'unsure', isBlind: false, dueAt: steadyMs(AT + 30 * MINUTE) },
  },
  {
    verdict: { kind: 'undetermined', reasons: [{ code: 'fault', fault: { code: 'model-missing' } }] },
    signal: 'ERROR',
    review: { ask: 'fault', isBlind: false, dueAt: null },
  },
  {
    outcome: 'unreadable',
    width: 0,
    height: 0,
    optics: null,
    verdict: {
      kind: 'undetermined',
      reasons: [{ code: 'fault', fault: { code: 'image-unreadable', why: 'noted', figures: { complaint: 'cut' } } }],
    },
    signal: 'ERROR',
  },
];

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('record' as const), saying: fc.nat(sayings.length - 1) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('answer' as const), isGood: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('shadow' as const),
      challenger: fc.nat(1),
      part: fc.nat(20),
      kind: fc.constantFrom(...verdictKindSchema.options),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom('undo', 'correct', 'time out', 'copy', 'begin recount', 'add up days'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('recount' as const), most: fc.integer({ min: 1, max: 3 }) }) },
);

test('whatever happens to the parts, also while they are being counted again, the kept roll-ups are those that the facts make', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      const store = openTestStore();
      const place = addTestLane(store, AT);
      const ana = actorOf(addTestPerson(store, 'Ana', 'supervisor'));
      const challengers = addTestModels(store, AT, ['1', '2']);
      const looked: Pick<ShadowedPart, 'inspectionId' | 'decidedAt' | 'champion'>[] = [];
      const names: string[] = [];
      const record = (facts: Partial<InspectionRecord>) => {
        const later = names.length % 5 === 4 ? DAY : names.length % 7 === 6 ? 40 * DAY : 0;
        const at = AT + names.length * 7 * MINUTE + later;
        const made = inspectionRecord({ ...place, at }, `part-${names.length}.jpg`, { decidedAt: at, ...facts });
        names.push(made.shot.relativePath);
        const lot = names.length % 3 === 0 ? null : 'L-1';
        const [recorded] = writeRecords(store.write, [{ ...made, shot: { ...made.shot, lot } }]);
        if (recorded?.kind !== 'inspected') return;
        looked.push({ inspectionId: recorded.inspectionId, decidedAt: at, champion: made.verdict.kind });
      };
      steps.forEach((taken, index) => {
        const now = AT + index * 5 * MINUTE;
        switch (taken.what) {
          case 'record':
            record(sayings[taken.saying] ?? {});
            return;
          case 'copy':
            writeRecords(store.write, [inspectionRecord({ ...place, at: now }, 'part-0.jpg')]);
            return;
          case 'answer': {
            const [item] = claimItems(store.write, ana, 1, moment(now));
            if (item === undefined) return;
            const kind = taken.isGood ? 'accept' : 'reject';
            answer(
              store.write,
              ana,
              {
                itemId: item.id,
                kind,
                classNames: taken.isGood ? [] : ['crack'],
                boxes: [],
                comment: '',
                tookMs: 1801.5,
              },
              moment(now),
            );
            return;
          }
          case 'shadow': {
            const champion = looked[taken.part % Math.max(1, looked.length)];
            if (champion === undefined) return;
            addShadowVerdict(
              store.write,
              { ...place, ...champion, lot: 'L-042', modelSha256: challengers[taken.challenger] ?? '' },
              {
                verdict: { kind: taken.kind, reasons: [...(sayings[taken.part % 5]?.verdict?.reasons ?? [])] },
                detections: [],
                lookedAt: now,
                lookMs: 20,
              },
            );
            return;
          }
          case 'undo':
            undo(store.write, ana, moment(now));
            return;
          case 'correct':
            correct(
              store.write,
              ana,
              {
                inspectionId: inspectionIdSchema.parse(1),
                kind: 'accept',
                classNames: [],
                boxes: [],
                comment: 'Seen again',
              },
              now,
            );
            return;
          case 'time out':
            endOverdueHolds(store.write, moment(now));
            return;
          case 'begin recount':
            beginRecount(store.write);
            return;
          case 'add up days':
            while (addUpNextDay(store.write) || addUpDueDay(store.write, now + DAY)) {}
            return;
          case 'recount':
            countParts(store.write, taken.most);
            return;
          default:
            taken satisfies never;
        }
      });
      countAllParts(store.write);
      expect(countRollupDifferences(store.read)).toBe(0);
      // Whichever days have been added up, reports over long spans agree with the finer roll-ups.
      const reports = () => SPANS.map((span) => reported(store.read, span));
      const ofDays = reports();
      forgetCoarse(store.write);
      expect(reports()).toEqual(ofDays);
      expect(countRollupDifferences(store.read)).toBe(0);
      // Whichever days have been added up, a comparison agrees with the quarters of an hour.
      const comparisons = () =>
        challengers.map((modelSha256) => SPANS.map((span) => counted(store.read, modelSha256, span)));
      const before = comparisons();
      while (addUpDueDay(store.write, AT + 2 * DAY)) {}
      expect(comparisons()).toEqual(before);
      expect(rebuildRollups(store.write).differences).toBe(0);
      store.close();
    }),
    { numRuns: 40 },
  );
});

test.each([-1, 0, 7, 20_500, 30_000_000, 9_007_199_254_740_991, -9_007_199_254_740_991])(
  'where the mark of what is added up is damaged to %d, parts are counted, reports are right once days are added up, and a rebuild works',
  (mark) => {
    const store = openTestStore();
    const place = addTestLane(store, AT);
    let parts = 0;
    const record = (day: number) => {
      const at = AT + day * DAY;
      parts += 1;
      const facts = { ...sayings[3], decidedAt: at };
      writeRecords(store.write, [inspectionRecord({ ...place, at }, `part-${parts}.jpg`, facts)]);
    };
    for (const day of [0, 1, 2, 40, 41]) record(day);
    const addUp = () => {
      while (addUpNextDay(store.write)) {}
    };
    addUp();
    const whole = { from: AT - 30 * DAY, until: AT + 60 * DAY };
    store.write.run('UPDATE rollup_state SET added_up_until = @mark', { mark });
    for (const day of [42, 1]) record(day);
    addUp();
    const after = reported(store.read, whole);
    expect(countRollupDifferences(store.read)).toBe(0);
    expect(rebuildRollups(store.write).differences).toBe(0);
    expect(reported(store.read, whole)).toEqual(after);
    forgetCoarse(store.write);
    expect(reported(store.read, whole)).toEqual(after);
    store.close();
  },
);

test('a store from before the charts has its parts counted, and goes on with it where it was when the engine is ended in between', () => {
  const root = temporaryFolder();
  const opened = openStore(root);
  if (!opened.ok) throw new Error(opened.fault.code);
  const place = addTestLane(opened.value, AT);
  writeRecords(opened.value.write, [inspectionRecord(place, 'a.jpg'), inspectionRecord(place, 'b.jpg')]);
  const { database } = opened.value.folder;
  opened.value.close();
  const connection = new SQLite(database);
  connection.exec('DELETE FROM rollup; DELETE FROM rollup_stage; UPDATE rollup_state SET is_stale = 1');
  connection.close();

  const interrupted = openStore(root);
  if (!interrupted.ok) throw new Error(interrupted.fault.code);
  expect(uncountedParts(interrupted.value.read)).toEqual({ left: 2, of: 2 });
  expect(countParts(interrupted.value.write, 1)).toEqual({ left: 1, of: 2 });
  interrupted.value.close();

  const store = openTestStore(root);
  expect(uncountedParts(store.read)).toEqual({ left: 1, of: 2 });
  expect(store.read.get('SELECT sum(inspected) AS inspected FROM rollup')).toEqual({ inspected: 1 });
  countAllParts(store.write);
  expect(uncountedParts(store.read)).toEqual({ left: 0, of: 2 });
  expect(countRollupDifferences(store.read)).toBe(0);
  expect(store.read.get('SELECT sum(inspected) AS inspected FROM rollup')).toEqual({ inspected: 2 });
});
