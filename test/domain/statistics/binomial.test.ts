import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOfAtLeast, chanceOfAtMost } from '../../../main/domain/statistics/binomial.ts';
import { logBeta, logGamma } from '../../../main/domain/statistics/log-gamma.ts';

/** Term by term, from the recurrence of Pascal's triangle: slow, and another way. */
function summed(count: number, n: number, p: number): number {
  let row = [1];
  for (let draw = 0; draw < n; draw += 1) {
    row = Array.from({ length: row.length + 1 }, (_, hits) => (row[hits] ?? 0) * (1 - p) + (row[hits - 1] ?? 0) * p);
  }
  return row.slice(0, count + 1).reduce((sum, term) => sum + term, 0);
}

test('the gamma function is the factorial, and the beta function of halves is π', () => {
  expect(Math.exp(logGamma(6))).toBeCloseTo(120, 9);
  expect(logGamma(1)).toBeCloseTo(0, 12);
  // ln 170! to twelve digits.
  expect(logGamma(171)).toBeCloseTo(706.573_062_245_787, 9);
  expect(Math.exp(logBeta(0.5, 0.5))).toBeCloseTo(Math.PI, 12);
});

test('the chance of at most so many hits is the sum of its terms', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.integer({ min: -1, max: 121 }),
      (n, p, count) => {
        const expected = count < 0 ? 0 : summed(Math.min(count, n), n, p);
        expect(chanceOfAtMost(count, n, p)).toBeCloseTo(expected, 10);
        expect(chanceOfAtLeast(count + 1, n, p)).toBeCloseTo(1 - expected, 10);
      },
    ),
  );
});
