import { expect, test } from 'vitest';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { noteFault } from '../../../main/engine/store/station/fault-events.ts';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const MINUTE = 60_000;
const FROM = Date.parse('2026-03-02T06:00:00Z');

/** What a station says at `now` of a line that made ten parts a minute since six o'clock. */
async function steadyLine(now: number, until: number) {
  const { store, ask } = openTestDesk({ clock: fixedClock(new Date(now).toISOString()) });
  const place = addTestLane(store, FROM);
  const times = Array.from({ length: Math.floor((now - FROM) / 6_000) }, (_, index) => FROM + index * 6_000 + 1);
  writeRecords(
    store.write,
    times.map((at, index) => inspectionRecord({ ...place, at }, `${index}.jpg`, { decidedAt: at })),
  );
  const filter: ReportFilter = {
    period: { kind: 'custom', from: FROM, until },
    laneId: null,
    lot: null,
    recipeId: null,
    modelSha256: null,
  };
  return { pace: await ask('report.pace', filter), period: await ask('report.period', filter) };
}

test.each([1, 7, 14, 16, 29])('a steady pace is shown as steady %i minutes into the period', async (minutes) => {
  const { pace, period } = await steadyLine(FROM + minutes * MINUTE, FROM + 8 * 60 * MINUTE);
  expect(pace.points.map(({ perMinute }) => perMinute)).toEqual(pace.points.map(() => [10]));
  expect(pace.inspected / pace.minutes).toBe(10);
  expect(period.runningPoint).toBe(FROM + Math.floor(minutes / 15) * 15 * MINUTE);
});

test('a period that ends within a quarter of an hour divides its last point by the requested part of it', async () => {
  const now = FROM + 60 * MINUTE;
  const { pace, period } = await steadyLine(now, FROM + 37 * MINUTE);
  expect(pace.points.map(({ perMinute }) => perMinute)).toEqual([[10], [10], [10]]);
  expect(period.runningPoint).toBeNull();
});

test('a point in its first minute shows no pace yet', async () => {
  const { pace } = await steadyLine(FROM + 15 * MINUTE + 20_000, FROM + 8 * 60 * MINUTE);
  expect(pace.points.map(({ perMinute }) => perMinute)).toEqual([[10]]);
});

test('what was decided while the clock was a year ahead is in no shift before then, on the line as in the reports', async () => {
  const YEAR = 365 * 24 * 60 * MINUTE;
  const clock = fixedClock(new Date(FROM + 5 * MINUTE).toISOString());
  const { store, ask } = openTestDesk({ clock });
  const place = addTestLane(store, FROM);
  let parts = 0;
  const made = (count: number) => {
    const at = clock.now();
    for (const last = parts + count; parts < last; parts += 1)
      writeRecords(store.write, [inspectionRecord({ ...place, at }, `${parts}.jpg`, { decidedAt: at })]);
  };
  const filter: ReportFilter = {
    period: { kind: 'shift' },
    ...{ laneId: null, lot: null, recipeId: null, modelSha256: null },
  };
  const told = async () => {
    const { shift, faults } = await ask('station.status', {});
    const chart = await ask('report.control', { filter, subject: 'rejected' });
    expect(chart?.from).toBe(shift.startedAt);
    expect(chart?.decided).toBe(shift.inspected);
    return { inspected: shift.inspected, faults: faults.length };
  };
  made(2);
  clock.set(YEAR);
  made(100);
  noteFault(store.write, { at: clock.now(), where: 'lane 1', fault: { code: 'disk-full', path: '/data' } });
  expect(await told()).toEqual({ inspected: 100, faults: 1 });
  clock.set(-YEAR);
  made(1);
  expect(await told()).toEqual({ inspected: 3, faults: 0 });
  clock.advance(24 * 60 * MINUTE);
  made(4);
  expect(await told()).toEqual({ inspected: 4, faults: 0 });
});
