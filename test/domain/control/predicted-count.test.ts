import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOfFew, chanceOfMany, type Learned, usualCounts } from '../../../main/domain/control/predicted-count.ts';

const learned = (rejected: number, decided: number, variation = 0): Learned => ({
  ...{ decided, rejected, variation },
  subgroups: 25,
});

/** The chance that of all rejects of both samples at least so many lie in the new one: counted out, factor by factor. */
function hypergeometric(rejects: number, old: number, parts: number, atLeast: number): number {
  const choose = (n: number, k: number) => {
    let product = 1;
    for (let i = 1; i <= k; i += 1) product *= (n - k + i) / i;
    return k < 0 || k > n ? 0 : product;
  };
  let sum = 0;
  for (let count = atLeast; count <= Math.min(rejects, parts); count += 1) {
    sum += (choose(parts, count) * choose(old, rejects - count)) / choose(old + parts, rejects);
  }
  return sum;
}

describe('how many rejects are to be expected', () => {
  test('is the exact conditional test of two counts where nothing varies beyond chance', () => {
    for (const [old, before, parts, rejected] of [
      [200, 4, 50, 6],
      [500, 0, 100, 3],
      [60, 9, 40, 15],
      [1000, 20, 30, 3],
    ] as const) {
      // One reject less in the sum: the new sample is taken to begin where the old one ended with its next reject.
      const exact = hypergeometric(before + rejected, old, parts, rejected);
      const told = chanceOfMany(learned(before, old), rejected, parts);
      expect(told / exact).toBeGreaterThan(0.9);
      expect(told / exact).toBeLessThan(1.12);
    }
  });

  test('falls with every further reject, and variation beyond chance makes many rejects less surprising', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 1, max: 30 }),
        (before, parts, more) => {
          const steady = learned(before, 5000);
          const rejected = Math.min(parts, Math.ceil((parts * before) / 5000) + more);
          const chance = chanceOfMany(steady, rejected, parts);
          expect(chanceOfMany(steady, Math.min(parts, rejected + 1), parts)).toBeLessThanOrEqual(chance);
          expect(chanceOfMany(learned(before, 5000, 0.2), rejected, parts)).toBeGreaterThanOrEqual(chance * 0.999);
        },
      ),
    );
  });

  test('the usual counts are those that neither tail calls rare', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 600 }),
        fc.constantFrom(0, 0.05, 0.3),
        (before, parts, variation) => {
          const process = learned(before, 4000, variation);
          const { most, fewest } = usualCounts(process, parts, 0.001);
          if (most < parts) expect(chanceOfMany(process, most + 1, parts)).toBeLessThanOrEqual(0.001);
          expect(chanceOfMany(process, most, parts)).toBeGreaterThan(0.001);
          if (fewest === null) expect(chanceOfFew(process, 0, parts)).toBeGreaterThan(0.001);
          else expect(chanceOfFew(process, fewest - 1, parts)).toBeLessThanOrEqual(0.001);
        },
      ),
    );
  });
});
