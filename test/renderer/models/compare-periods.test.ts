import { expect, test } from 'vitest';
import { beginOf, comparePeriods, lotsFrom } from '../../../renderer/models/compare/use-compare-filter.ts';
import { NOW } from '../support/station-factories.ts';

const DAY_MS = 24 * 60 * 60_000;

test('one of the periods of a comparison keeps its beginning, as its evidence needs', () => {
  const keepsBeginning = comparePeriods.filter((period) => beginOf(period, NOW) === beginOf(period, NOW + DAY_MS));
  expect(keepsBeginning).toEqual(['whole']);
  expect(beginOf('whole', NOW)).toBeLessThan(beginOf('month', NOW));
});

test('lots are offered of the last month at most', () => {
  expect(lotsFrom({ from: 0, until: NOW })).toBe(NOW - 31 * DAY_MS);
  expect(lotsFrom({ from: NOW - DAY_MS, until: NOW })).toBe(NOW - DAY_MS);
});
