import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolvePeriod } from '../../../main/domain/time/report-period.ts';
import { seriesOf } from '../../../main/domain/time/series.ts';
import { firstInstantAt, midnightOf, offsetChanges, wallTimeAt } from '../../../main/domain/time/wall-clock.ts';
import { historyDays } from '../../../main/engine/store/parts/history.ts';
import { countsSince } from '../../../main/engine/store/parts/signal-counts.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { reviewLoad } from '../../../main/engine/store/reports/automation.ts';
import { controlTotals, rejectsByLaneAndHour } from '../../../main/engine/store/reports/control.ts';
import * as quality from '../../../main/engine/store/reports/quality.ts';
import type { Scope } from '../../../main/engine/store/reports/scope.ts';
import * as machine from '../../../main/engine/store/reports/station-figures.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';
import { ODD_ZONES, offsetIn, shownAt } from '../../support/time/zones.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type Part = { readonly at: number; readonly isBad: boolean };

/** A store with these parts; a bad one fails for a crack, which has a box, and waits for a person from then on. */
function storeOf(parts: readonly Part[]) {
  const store = openTestStore();
  const place = addTestLane(store, 0);
  writeRecords(
    store.write,
    parts.map(({ at, isBad }, index) =>
      inspectionRecord({ ...place, at }, `${index}.jpg`, {
        decidedAt: at,
        ...(isBad && {
          verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
          signal: 'FAIL',
          detections: [detection('crack', 0.9)],
          review: { ask: 'audit', isBlind: true, dueAt: null },
        }),
      }),
    ),
  );
  return store;
}

function scopeOf(span: Scope['span'], zone: string): Scope {
  const narrowed = { laneId: null, lot: null, recipeId: null, modelId: null };
  return { ...narrowed, span, now: Number.MAX_SAFE_INTEGER, series: seriesOf(span, offsetIn(zone)) };
}

/** A zone, an instant at which its clocks are changed, and parts in the days around it. */
const aroundChange = fc
  .record({
    zone: fc.constantFrom(...ODD_ZONES),
    since: fc.integer({ min: Date.UTC(2012, 0), max: Date.UTC(2036, 0) }),
    parts: fc.array(fc.record({ after: fc.integer({ min: -4 * DAY_MS, max: 4 * DAY_MS }), isBad: fc.boolean() }), {
      minLength: 1,
      maxLength: 30,
    }),
  })
  .map(({ zone, since, parts }) => {
    const change = offsetChanges(since, since + 400 * DAY_MS, offsetIn(zone))[1]?.at ?? since;
    return { zone, change, parts: parts.map(({ after, isBad }) => ({ at: change + after, isBad })) };
  });

function tally<T>(parts: readonly Part[], keyOf: (part: Part) => T): Map<T, number> {
  const counts = new Map<T, number>();
  for (const part of parts) counts.set(keyOf(part), (counts.get(keyOf(part)) ?? 0) + 1);
  return counts;
}

describe('around a change of the clocks, in any zone', () => {
  test('parts are listed under the local day, and a day begins with it', () => {
    fc.assert(
      fc.property(aroundChange, fc.integer({ min: 5, max: 60 }), ({ zone, change, parts }, daysBefore) => {
        const offset = offsetIn(zone);
        const store = storeOf(parts);
        const from = firstInstantAt(midnightOf(wallTimeAt(change - daysBefore * DAY_MS, offset)), offset);
        const scope = scopeOf({ from, until: from + 95 * DAY_MS }, zone);
        const points = quality.yieldPoints(store.read, scope);
        const days = new Map(
          points.map(({ startsAt, inspected }) => [shownAt(startsAt, zone).slice(0, 10), inspected]),
        );
        const expected = tally(parts, ({ at }) => shownAt(at, zone).slice(0, 10));
        expect(days).toEqual(new Map([...expected].toSorted(([a], [b]) => (a < b ? -1 : 1))));
        for (const { startsAt } of points)
          expect(shownAt(startsAt - 1, zone).slice(0, 10) < shownAt(startsAt, zone).slice(0, 10)).toBe(true);
        const history = historyDays(store.read, offset).map(({ day, inspected }) => [day, inspected]);
        expect(new Map(history as [string, number][])).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('parts are listed under the local hour of day', () => {
    fc.assert(
      fc.property(aroundChange, ({ zone, change, parts }) => {
        const store = storeOf(parts);
        const scope = scopeOf({ from: change - 5 * DAY_MS, until: change + 5 * DAY_MS }, zone);
        const { hours } = rejectsByLaneAndHour(store.read, scope);
        expect(new Map(hours.map(({ hour, decided }) => [hour, decided]))).toEqual(
          tally(
            parts.toSorted((a, b) => hourOf(a, zone) - hourOf(b, zone)),
            (part) => hourOf(part, zone),
          ),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('no part is counted twice or lost between the points of any series, and each is in its own', () => {
    fc.assert(
      fc.property(
        aroundChange,
        fc.integer({ min: HOUR_MS, max: 300 * DAY_MS }),
        fc.integer({ min: -5 * DAY_MS, max: 0 }),
        ({ zone, change, parts }, length, before) => {
          const store = storeOf(parts);
          const span = { from: change + before, until: change + before + length };
          const scope = scopeOf(span, zone);
          const inside = parts.filter(({ at }) => at >= span.from && at < span.until);
          const points = quality.yieldPoints(store.read, scope);
          expect(points.reduce((sum, { inspected }) => sum + inspected, 0)).toBe(inside.length);
          const starts = points.map(({ startsAt }) => startsAt);
          expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
          expect(starts.every((at) => at >= span.from && at < span.until)).toBe(true);
          const rates = machine.pace(store.read, scope).points;
          for (const { perMinute } of rates) expect(perMinute.every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

function hourOf({ at }: Part, zone: string): number {
  return Number(shownAt(at, zone).slice(11, 13));
}

describe('a period that begins or ends within a quarter of an hour', () => {
  const BASE = Date.UTC(2026, 5, 10, 4);
  const minutes = fc.integer({ min: 0, max: 400 * MINUTE_MS });
  const parts = fc.array(fc.record({ at: minutes.map((after) => BASE + after), isBad: fc.boolean() }), {
    maxLength: 40,
  });

  test('counts its own parts and no others, in every figure', () => {
    fc.assert(
      fc.property(parts, minutes, minutes, (all, one, other) => {
        const store = storeOf(all);
        const span = { from: BASE + Math.min(one, other), until: BASE + Math.max(one, other) + 1 };
        const scope = scopeOf(span, 'Europe/Berlin');
        for (const now of [Number.MAX_SAFE_INTEGER, span.until - 1]) {
          const inside = all.filter(({ at }) => at >= span.from && (at < span.until || now < span.until));
          const asked = { ...scope, now };
          const known = all.filter(({ at }) => at <= now);
          if (known.length < all.length) continue;
          const bad = inside.filter(({ isBad }) => isBad).length;
          expect(quality.yieldCounts(store.read, asked).inspected).toBe(inside.length);
          expect(quality.failedParts(store.read, asked)).toBe(bad);
          expect(quality.failedByClass(store.read, asked)).toEqual(
            bad === 0 ? [] : [{ className: 'crack', parts: bad }],
          );
          expect(rejectsByLaneAndHour(store.read, asked).lanes[0]?.rejected ?? 0).toBe(bad);
          expect(reviewLoad(store.read, asked, 60).queued).toBe(bad);
          const boxes = quality.boxMap(store.read, asked).classes.flatMap(({ cells }) => cells);
          expect(boxes.reduce((sum, { boxes: count }) => sum + count, 0)).toBe(bad);
          const stages = machine.stageTimes(store.read, asked).filter(({ stage }) => stage === 'decode');
          expect(stages.reduce((sum, { parts: count }) => sum + count, 0)).toBe(inside.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('shows for a shift that began at any minute what the line shows, beside the whole shift before', () => {
    fc.assert(
      fc.property(
        parts,
        fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 6 }),
        (all, unsorted) => {
          const starts = unsorted.toSorted((a, b) => a - b);
          const store = storeOf(all);
          const now = BASE + 400 * MINUTE_MS;
          const { current, previous } = resolvePeriod({ kind: 'shift' }, now, starts, offsetIn('Europe/Berlin'));
          const line = countsSince(store.read, current.from, now);
          const scope = { ...scopeOf(current, 'Europe/Berlin'), now };
          expect(quality.yieldCounts(store.read, scope).inspected).toBe(line.inspected);
          expect(quality.failedParts(store.read, scope)).toBe(line.fail);
          expect(controlTotals(store.read, scope, 'verdict')).toMatchObject({
            inspected: line.inspected,
            rejected: line.fail,
          });
          const before = quality.yieldCounts(store.read, { ...scopeOf(previous, 'Europe/Berlin'), now });
          expect(before.inspected).toBe(all.filter(({ at }) => at >= previous.from && at < previous.until).length);
        },
      ),
      { numRuns: 30 },
    );
  });
});
