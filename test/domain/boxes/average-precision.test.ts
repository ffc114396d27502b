import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { averagePrecision, type RankedFind } from '../../../main/domain/boxes/average-precision.ts';

const right = (score: number): RankedFind => ({ score, isRight: true });
const wrong = (score: number): RankedFind => ({ score, isRight: false });

describe('average precision equals a calculation by hand', () => {
  test('right, wrong, right of two boxes: 51 levels at precision 1 and 50 at 2/3', () => {
    expect(averagePrecision([right(0.9), wrong(0.8), right(0.7)], 2)).toBeCloseTo((51 + (50 * 2) / 3) / 101, 12);
  });

  test('wrong before right of one box: every level at precision 1/2', () => {
    expect(averagePrecision([wrong(0.9), right(0.8)], 1)).toBeCloseTo(0.5, 12);
  });

  test('one of four boxes found: the levels up to recall 0.25 at precision 1, the rest at 0', () => {
    expect(averagePrecision([right(0.6)], 4)).toBeCloseTo(26 / 101, 12);
  });

  test('a later, better precision lifts the levels before it: precisions 0, 1/2, 2/3 of three boxes', () => {
    // Recall 1/3 is reached at precision 1/2 and recall 2/3 at 2/3, which counts for both: levels 0 to 0.66.
    expect(averagePrecision([wrong(0.9), right(0.8), right(0.7)], 3)).toBeCloseTo((67 * 2) / 3 / 101, 12);
  });

  test('a level that rounding would miss still counts: 7 of 100 boxes reach recall 0.07', () => {
    const finds = Array.from({ length: 7 }, (_, index) => right(0.9 - index / 100));
    expect(averagePrecision(finds, 100)).toBeCloseTo(8 / 101, 12);
  });
});

test('with nothing to find there is no average precision, and with nothing found it is zero', () => {
  expect(averagePrecision([wrong(0.9)], 0)).toBeNull();
  expect(averagePrecision([], 3)).toBe(0);
});

const finds = fc.array(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), isRight: fc.boolean() }));
const withTruth = finds.chain((list) => {
  const hits = list.filter((find) => find.isRight).length;
  return fc.tuple(fc.constant(list), fc.integer({ min: Math.max(1, hits), max: hits + 20 }));
});

test('average precision is the mean of the precision envelope, read level by level', () => {
  fc.assert(
    fc.property(withTruth, ([list, truthCount]) => {
      const ranked = list.toSorted((a, b) => b.score - a.score);
      const points = ranked.map((_, index) => {
        const hits = ranked.slice(0, index + 1).filter((find) => find.isRight).length;
        return { hits, precision: hits / (index + 1) };
      });
      const levels = Array.from({ length: 101 }, (_, level) =>
        Math.max(0, ...points.filter(({ hits }) => hits * 100 >= level * truthCount).map(({ precision }) => precision)),
      );
      const mean = levels.reduce((sum, level) => sum + level, 0) / 101;
      expect(averagePrecision(list, truthCount)).toBeCloseTo(mean, 9);
    }),
  );
});

test('only the order of the scores matters, and a false alarm below all others changes nothing', () => {
  fc.assert(
    fc.property(withTruth, ([list, truthCount]) => {
      const value = averagePrecision(list, truthCount);
      const squeezed = list.map(({ score, isRight }) => ({ score: score / 2 + 0.25, isRight }));
      const ties = new Set(squeezed.map(({ score }) => score)).size !== new Set(list.map(({ score }) => score)).size;
      if (!ties) expect(averagePrecision(squeezed, truthCount)).toBeCloseTo(value ?? Number.NaN, 12);
      expect(averagePrecision([...list, wrong(-1)], truthCount)).toBeCloseTo(value ?? Number.NaN, 12);
    }),
  );
});
