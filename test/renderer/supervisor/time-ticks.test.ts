import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDayLabel, timeTicks } from '../../../renderer/supervisor/charts/time-ticks.ts';

const at = (day: number, hour = 0, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const HOUR_MS = 3_600_000;

describe('the times on an axis', () => {
  test('of a week are its midnights, every one of them', () => {
    expect(timeTicks(at(24, 1, 30), at(30, 9))).toEqual([25, 26, 27, 28, 29, 30].map((day) => at(day)));
  });

  test('of a shift are full hours, evenly spaced', () => {
    expect(timeTicks(at(24, 6), at(24, 14))).toEqual([6, 8, 10, 12, 14].map((hour) => at(24, hour)));
    expect(timeTicks(at(24, 6, 15), at(24, 9, 45))).toEqual([7, 8, 9].map((hour) => at(24, hour)));
  });

  test('of a single point are none, unless it is round itself', () => {
    expect(timeTicks(at(24, 6, 15), at(24, 6, 15))).toEqual([]);
    expect(timeTicks(at(24, 6), at(24, 6))).toEqual([at(24, 6)]);
  });

  test('are full hours within the period, in order and few, over changes of the clock and years', () => {
    const from = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    const span = fc.integer({ min: 0, max: 3 * 366 * 24 * HOUR_MS });
    fc.assert(
      fc.property(from, span, (begin, length) => {
        const ticks = timeTicks(begin, begin + length);
        expect(ticks.length).toBeLessThanOrEqual(9);
        expect(ticks).toEqual([...new Set(ticks)].toSorted((a, b) => a - b));
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(begin);
          expect(tick).toBeLessThanOrEqual(begin + length);
          expect(new Date(tick).getMinutes()).toBe(0);
        }
      }),
    );
  });
});

test('labels never repeat a day: they are times within a day, days over a week, and both in between', () => {
  const isDay = (hour: number, hours: number) => isDayLabel(at(24, hour), hours * HOUR_MS);
  expect([isDay(0, 24), isDay(6, 24)]).toEqual([false, false]);
  expect([isDay(0, 40), isDay(6, 40)]).toEqual([true, false]);
  expect([isDay(0, 168), isDay(6, 168)]).toEqual([true, true]);
});
