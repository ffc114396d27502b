import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartCeiling, MINIMUM_POINTS, pChart } from '../../renderer/line/p-chart.ts';

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
    expect(chart?.points[0]).toMatchObject({ share: 0.04, lower: 0, isOut: false });
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
    expect(chart?.points.map((point) => point.isOut)).toEqual([false, false, false, false, false, true]);
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
