import { expect, test } from 'vitest';
import { type Heard, isToneDue, type Reviewing, reviewTroubles, soonMs } from '../../../renderer/shell/review-alarm.ts';

const well: Reviewing = { queue: { timedOut: 0 }, leftMs: null, soonMs: 30_000, isStaffed: true };

test('nothing is wrong while no line waits, or somebody is there and time is left', () => {
  expect(reviewTroubles(well)).toEqual([]);
  expect(reviewTroubles({ ...well, isStaffed: false })).toEqual([]);
  expect(reviewTroubles({ ...well, leftMs: 30_001 })).toEqual([]);
});

test('a part that the line is about to give up on, a line without anybody, and parts that timed out are alarms, in this order', () => {
  expect(reviewTroubles({ ...well, leftMs: 30_000 })).toEqual(['soon']);
  expect(reviewTroubles({ ...well, leftMs: -5 })).toEqual(['soon']);
  expect(reviewTroubles({ ...well, leftMs: 600_000, isStaffed: false })).toEqual(['nobody-here']);
  expect(reviewTroubles({ ...well, queue: { timedOut: 2 }, leftMs: 1_000, isStaffed: false })).toEqual([
    'soon',
    'nobody-here',
    'timed-out',
  ]);
});

test('the tone sounds when something new is wrong, and again for as long as it lasts', () => {
  const heard: Heard = { troubles: ['nobody-here'], timedOut: 0, at: 0 };
  expect(isToneDue(null, [], 0, 0)).toBe(false);
  expect(isToneDue(null, ['nobody-here'], 0, 0)).toBe(true);
  expect(isToneDue(heard, ['nobody-here'], 0, 59_999)).toBe(false);
  expect(isToneDue(heard, ['nobody-here'], 0, 60_000)).toBe(true);
  expect(isToneDue(heard, ['soon', 'nobody-here'], 0, 1)).toBe(true);
  expect(isToneDue({ ...heard, troubles: ['soon'] }, ['soon'], 0, 10_000)).toBe(true);
  expect(isToneDue(heard, [], 0, 600_000)).toBe(false);
});

test('every part that times out is heard once; those of before the page was opened are not', () => {
  expect(isToneDue(null, ['timed-out'], 4, 0)).toBe(false);
  const heard: Heard = { troubles: ['timed-out'], timedOut: 4, at: 0 };
  expect(isToneDue(heard, ['timed-out'], 4, 3_600_000)).toBe(false);
  expect(isToneDue(heard, ['timed-out'], 5, 1)).toBe(true);
});

test('a part of a line that waits only seconds is not urgent from its first moment', () => {
  expect(soonMs([])).toBe(30_000);
  expect(soonMs([600_000])).toBe(30_000);
  expect(soonMs([600_000, 15_000])).toBe(5_000);
});
