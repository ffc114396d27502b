import { expect, test } from 'vitest';
import { allRows } from './all-rows.ts';
import { isKept, row } from './row.ts';

test('what the station says about itself holds in short runs of every simulation', () => {
  const rows = [...allRows(0.02)].flat();
  expect(rows.filter((each) => !isKept(each))).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
});

test('a promise counts as broken where the simulation shows it, not where it is short of histories', () => {
  expect(isKept(row('covers', 'at least', 0.95, { count: 930, of: 1000 }))).toBe(false);
  expect(isKept(row('covers', 'at least', 0.95, { count: 93, of: 100 }))).toBe(true);
  expect(isKept(row('errs', 'at most', 0.05, { count: 80, of: 1000 }))).toBe(false);
  expect(isKept(row('errs', 'at most', 0.05, { count: 55, of: 1000 }))).toBe(true);
});
