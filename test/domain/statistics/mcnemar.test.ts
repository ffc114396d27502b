import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcNemarExact } from '../../../main/domain/statistics/mcnemar.ts';

test('McNemar’s exact test gives what one counts by hand', () => {
  // 5 of 5 on one side: two tails of one in 32.
  expect(mcNemarExact(0, 5)).toBeCloseTo(2 / 32, 12);
  // 1 of 7: (1 + 7) of 128, twice.
  expect(mcNemarExact(1, 6)).toBeCloseTo(0.125, 12);
  expect(mcNemarExact(6, 1)).toBeCloseTo(0.125, 12);
  expect(mcNemarExact(0, 0)).toBe(1);
  expect(mcNemarExact(4, 4)).toBe(1);
});

test('McNemar’s exact test of the approval ratings of Agresti (Categorical Data Analysis, 1990, p. 350) gives the published p', () => {
  // 86 and 150 changed their mind; Fay, "exact2x2" (R Journal 2, 2010), reports 3.716e-05.
  expect(mcNemarExact(86, 150)).toBeCloseTo(3.716e-5, 8);
});

test('of ten million pairs it is the p-value of the normal curve, at once', () => {
  // z = (1000 − 1) ÷ √10,001,000 with the correction for continuity: 0.31589; two tails 0.75208.
  expect(mcNemarExact(5_000_000, 5_001_000)).toBeCloseTo(0.75208, 4);
});

test('the p-value is a share, does not depend on the order, and falls as the split gets more uneven', () => {
  const count = fc.integer({ min: 0, max: 3000 });
  fc.assert(
    fc.property(count, count, (a, b) => {
      const p = mcNemarExact(a, b);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(mcNemarExact(b, a)).toBe(p);
      if (a > 0 && a <= b) expect(mcNemarExact(a - 1, b + 1)).toBeLessThanOrEqual(p + 1e-12);
    }),
  );
});
