import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcNemarExact, pairsStillNeeded } from '../../main/domain/mcnemar.ts';
import { pairedDifference } from '../../main/domain/paired-difference.ts';

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

test('it says how many more discordant parts it takes, none when it is decided, and nothing of an even split', () => {
  expect(pairsStillNeeded(0, 6)).toBe(0);
  // Six of six are the fewest that decide (2 of 64 is 3.1 %).
  expect(pairsStillNeeded(0, 3)).toBe(3);
  expect(pairsStillNeeded(5, 5)).toBeNull();
  expect(pairsStillNeeded(0, 0)).toBeNull();
});

test('the interval of a paired difference is the one calculated by hand from Wilson’s and the correlation', () => {
  // Counts of Newcombe (1998): 20, 12, 2, 16. Shares 32/50 and 22/50; Wilson 0.5014–0.7586 and 0.3116–0.5769;
  // correlation (320 − 24 − 25) / √(32·18·22·28) = 0.4550; the square roots give 0.1437 and 0.1288.
  const found = pairedDifference({ both: 20, first: 12, second: 2, neither: 16 });
  expect(found).toMatchObject({ of: 50, difference: 0.2 });
  expect(found?.low).toBeCloseTo(0.0562, 3);
  expect(found?.high).toBeCloseTo(0.329, 3);
});

test('an interval of a difference holds the difference, turns round with the judges, and is unknown of nothing', () => {
  const count = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(count, count, count, count, (both, first, second, neither) => {
      const found = pairedDifference({ both, first, second, neither });
      const turned = pairedDifference({ both, first: second, second: first, neither });
      if (found === null || turned === null) {
        expect(both + first + second + neither).toBe(0);
        return;
      }
      expect(found.low).toBeLessThanOrEqual(found.difference + 1e-9);
      expect(found.high).toBeGreaterThanOrEqual(found.difference - 1e-9);
      expect(turned.low).toBeCloseTo(-found.high, 9);
    }),
  );
});
