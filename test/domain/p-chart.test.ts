import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINIMUM_POINTS, pChart } from '../../main/domain/p-chart.ts';
import { chartCeiling } from '../../renderer/line/chart-ceiling.ts';

const counts = (slices: readonly (readonly [inspected: number, fails: number])[]) =>
  slices.map(([inspected, fails], index) => ({ startsAt: index * 600_000, inspected, fails }));
const someCounts = fc
  .array(
    fc.nat(500).chain((inspected) => fc.nat(inspected).map((fails) => [inspected, fails] as const)),
    { minLength: 0, maxLength: 40 },
  )
  .map(counts);

describe('the p-chart', () => {
  test('takes its mean and limits from the process itself', () => {
    const chart = pChart(
      counts([
        [100, 4],
        [100, 6],
        [100, 5],
        [100, 5],
        [100, 5],
      ]),
    );
    expect(chart).toMatchObject({ mean: 0.05, inspected: 500, fails: 25 });
    expect(chart?.points[0]).toMatchObject({ share: 0.04, lower: 0, rules: [] });
    // 0.05 + 3 √(0.05 · 0.95 / 100)
    expect(chart?.points[0]?.upper).toBeCloseTo(0.1154, 4);
  });

  test('calls a slice out of control that lies beyond three standard errors', () => {
    const chart = pChart(
      counts([
        [100, 2],
        [100, 1],
        [100, 3],
        [100, 2],
        [100, 2],
        [100, 14],
      ]),
    );
    expect(chart?.points.map((point) => point.rules.includes('beyond-limit'))).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  test('says nothing while too few slices have parts', () => {
    expect(
      pChart(
        counts([
          [100, 2],
          [0, 0],
          [100, 3],
          [50, 1],
          [0, 0],
          [60, 0],
        ]),
      ),
    ).toBeNull();
  });

  test('never leaves 0 to 1, and its limits hold the mean between them', () => {
    fc.assert(
      fc.property(someCounts, (slices) => {
        const chart = pChart(slices);
        const filled = slices.filter((slice) => slice.inspected > 0);
        if (chart === null) {
          expect(filled.length).toBeLessThan(MINIMUM_POINTS);
          return;
        }
        expect(chart.points).toHaveLength(filled.length);
        for (const { lower, upper, share } of chart.points) {
          expect([0 <= lower, lower <= chart.mean, chart.mean <= upper, upper <= 1, share <= 1]).not.toContain(false);
        }
        expect(chartCeiling(chart.points)).toBeGreaterThanOrEqual(
          Math.max(...chart.points.map((point) => point.share)),
        );
      }),
    );
  });

  test('draws wider limits where fewer parts were inspected', () => {
    const points =
      pChart(
        counts([
          [400, 20],
          [400, 20],
          [400, 20],
          [400, 20],
          [25, 1],
        ]),
      )?.points ?? [];
    expect(points.at(-1)?.upper).toBeGreaterThan(points[0]?.upper ?? 1);
  });
});

describe('published charts', () => {
  test('frozen orange juice cans, 50 a sample (Montgomery, Introduction to Statistical Quality Control, example 7.1)', () => {
    const fails = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
    ];
    const chart = pChart(counts(fails.map((count) => [50, count] as const)));
    expect(chart?.mean).toBeCloseTo(0.2313, 4);
    expect(chart?.points[0]?.upper).toBeCloseTo(0.4102, 4);
    expect(chart?.points[0]?.lower).toBeCloseTo(0.0524, 4);
    expect(outside(chart)).toEqual([15, 23]);
  });

  test('purchase orders, 80 to 120 a week (Montgomery, example 7.3: variable sample size)', () => {
    const orders: readonly (readonly [number, number])[] = [
      [100, 12],
      [80, 8],
      [80, 6],
      [100, 9],
      [110, 10],
      [110, 12],
      [100, 11],
      [100, 16],
      [90, 10],
      [90, 6],
      [110, 20],
      [120, 15],
      [120, 9],
      [120, 8],
      [110, 6],
      [80, 8],
      [80, 10],
      [80, 7],
      [90, 5],
      [100, 8],
      [100, 5],
      [100, 8],
      [100, 10],
      [90, 6],
      [90, 9],
    ];
    const chart = pChart(counts(orders));
    expect(chart).toMatchObject({ inspected: 2450, fails: 234 });
    expect(chart?.mean).toBeCloseTo(0.0955, 4);
    expect(outside(chart)).toEqual([11]);
    // 0.0955 + 3 · 0.029 for 100, of 0.033 for 80
    expect(chart?.points[0]?.upper).toBeCloseTo(0.184, 3);
    expect(chart?.points[1]?.upper).toBeCloseTo(0.194, 3);
  });
});

describe('run rules', () => {
  const shares = (fails: readonly number[]) => counts(fails.map((count) => [100, count] as const));
  const rules = (fails: readonly number[]) => pChart(shares(fails))?.points.at(-1)?.rules;

  test.each([
    ['beyond-limit', [10, 10, 10, 10, 10, 10, 10, 10, 30]],
    ['two-of-three', [10, 10, 10, 9, 10, 10, 10, 10, 10, 10, 18, 10, 18]],
    ['four-of-five', [8, 8, 8, 9, 10, 8, 9, 8, 9, 8, 14, 14, 9, 14, 14]],
    ['eight-on-a-side', [8, 8, 9, 8, 8, 9, 8, 8, 10, 10, 11, 10, 10, 11, 10, 10]],
    ['six-in-a-row', [8, 10, 11, 12, 7, 8, 9, 10, 11, 12]],
  ])('%s', (rule, fails) => {
    expect(rules(fails)).toContain(rule);
    expect(rules(fails.slice(0, -1)) ?? []).not.toContain(rule);
  });
});

function outside(chart: ReturnType<typeof pChart>): readonly number[] {
  return (chart?.points ?? []).flatMap(({ rules }, index) => (rules.includes('beyond-limit') ? [index + 1] : []));
}
