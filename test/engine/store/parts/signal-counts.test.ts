import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsSince, decidedSince } from '../../../../main/engine/store/parts/signal-counts.ts';
import type { InspectionRecord } from '../../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const MINUTE = 60_000;

const FAIL: Partial<InspectionRecord> = {
  verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
  signal: 'FAIL',
};

test('the counts of a shift are exact, at whatever minute it began', () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const decided = Array.from({ length: 240 }, (_, index) => AT + index * MINUTE);
  decided.forEach((decidedAt, index) => {
    const facts = { ...(index % 5 === 0 ? FAIL : {}), decidedAt };
    writeRecords(store.write, [inspectionRecord({ ...place, at: decidedAt }, `${index}.jpg`, facts)]);
  });

  fc.assert(
    fc.property(fc.integer({ min: -60, max: 300 }), (minutes) => {
      const since = AT + minutes * MINUTE;
      const expected = decided.filter((at) => at >= since);
      expect(countsSince(store.read, since, AT + 300 * MINUTE)).toEqual({
        startedAt: since,
        inspected: expected.length,
        pass: expected.filter((at) => ((at - AT) / MINUTE) % 5 !== 0).length,
        fail: expected.filter((at) => ((at - AT) / MINUTE) % 5 === 0).length,
        hold: 0,
        error: 0,
        duplicates: 0,
      });
    }),
    { numRuns: 60 },
  );
  expect(decidedSince(store.read, AT + 230 * MINUTE)).toBe(9);
});

test('a duplicate is counted as one, and not as an inspection', () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const record = inspectionRecord(place, 'a.jpg');
  const copy = { ...record, shot: { ...record.shot, relativePath: 'b.jpg' } };
  writeRecords(store.write, [record, copy]);

  expect(countsSince(store.read, AT, AT)).toMatchObject({ inspected: 1, duplicates: 1 });
});
