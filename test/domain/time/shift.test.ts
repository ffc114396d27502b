import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestShifts, shiftStartedAt } from '../../../main/domain/time/shift.ts';

const HOUR = 60;
const THREE_SHIFTS = [6 * HOUR, 14 * HOUR, 22 * HOUR];
const utc = () => 0;

function at(text: string): number {
  return Date.parse(text);
}

/** Clocks of central Europe around the changes of 2026. */
function berlin(instant: number): number {
  const isSummer = instant >= at('2026-03-29T01:00:00Z') && instant < at('2026-10-25T01:00:00Z');
  return isSummer ? 2 * HOUR : HOUR;
}

test.each([
  ['2026-03-02T06:00:00Z', '2026-03-02T06:00:00Z'],
  ['2026-03-02T13:59:59Z', '2026-03-02T06:00:00Z'],
  ['2026-03-02T14:00:00Z', '2026-03-02T14:00:00Z'],
  ['2026-03-02T05:59:59Z', '2026-03-01T22:00:00Z'],
  ['2026-03-02T23:30:00Z', '2026-03-02T22:00:00Z'],
])('at %s the shift began at %s', (now, expected) => {
  expect(shiftStartedAt(at(now), THREE_SHIFTS, utc)).toBe(at(expected));
});

test('the night on which the clocks change begins at its local hour', () => {
  // 22:00 in winter time is 21:00 UTC; 22:00 in summer time is 20:00 UTC.
  expect(shiftStartedAt(at('2026-03-29T02:00:00Z'), THREE_SHIFTS, berlin)).toBe(at('2026-03-28T21:00:00Z'));
  expect(shiftStartedAt(at('2026-10-25T02:00:00Z'), THREE_SHIFTS, berlin)).toBe(at('2026-10-24T20:00:00Z'));
  expect(shiftStartedAt(at('2026-03-29T05:00:00Z'), THREE_SHIFTS, berlin)).toBe(at('2026-03-29T04:00:00Z'));
});

test('a shift has always begun, at most a day and the changed hour ago', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }),
      fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 6 }),
      (now, starts) => {
        const ago =
          now -
          shiftStartedAt(
            now,
            starts.toSorted((a, b) => a - b),
            berlin,
          );
        expect(ago).toBeGreaterThanOrEqual(0);
        expect(ago).toBeLessThanOrEqual(25 * HOUR * 60_000);
      },
    ),
  );
});

test('the newest shifts follow each other without a gap, and the first is in progress', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }),
      fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 1, maxLength: 6 }),
      (now, starts) => {
        const ascending = starts.toSorted((a, b) => a - b);
        const shifts = newestShifts(now, ascending, berlin, 9);
        expect(shifts).toHaveLength(9);
        expect(shifts[0]?.from).toBe(shiftStartedAt(now, ascending, berlin));
        expect(shifts[0]?.until).toBeGreaterThan(now);
        for (const [index, shift] of shifts.slice(1).entries()) {
          expect(shift.until).toBe(shifts[index]?.from);
          expect(shift.from).toBeLessThan(shift.until);
        }
      },
    ),
  );
});

test('the shift of the night on which clocks go back lasts nine hours', () => {
  const [, night] = newestShifts(at('2026-10-25T06:00:00Z'), THREE_SHIFTS, berlin, 2);
  expect(night).toEqual({ from: at('2026-10-24T20:00:00Z'), until: at('2026-10-25T05:00:00Z') });
});
