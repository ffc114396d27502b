import type { Instant } from '../../preload/contract/units.ts';

export type FailCount = { readonly startsAt: Instant; readonly inspected: number; readonly fails: number };
export type ChartPoint = {
  readonly startsAt: Instant;
  /** Fails over inspected of this slice, 0 to 1. */
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
  readonly isOut: boolean;
};
export type PChart = {
  readonly points: readonly ChartPoint[];
  /** All fails over all inspected. */
  readonly mean: number;
  readonly inspected: number;
  readonly fails: number;
};

/** Slices needed before the process can tell its own limits. */
export const MINIMUM_POINTS = 5;

/**
 * Shewhart's p-chart: the share of fails per slice, with limits three standard errors around the mean of them all, wider
 * where fewer parts were inspected. Slices without parts are left out. `null` while there are too few.
 */
export function pChart(counts: readonly FailCount[]): PChart | null {
  const filled = counts.filter((count) => count.inspected > 0);
  if (filled.length < MINIMUM_POINTS) return null;
  const inspected = filled.reduce((sum, count) => sum + count.inspected, 0);
  const fails = filled.reduce((sum, count) => sum + count.fails, 0);
  const mean = fails / inspected;
  const points = filled.map((count) => {
    const share = count.fails / count.inspected;
    const reach = 3 * Math.sqrt((mean * (1 - mean)) / count.inspected);
    const lower = Math.max(0, mean - reach);
    const upper = Math.min(1, mean + reach);
    return { startsAt: count.startsAt, share, lower, upper, isOut: share > upper || share < lower };
  });
  return { points, mean, inspected, fails };
}

/** Where a chart of these points ends upwards: a round share a little above the highest of points and limits. */
export function chartCeiling(points: readonly ChartPoint[]): number {
  const highest = Math.max(0.01, ...points.flatMap((point) => [point.share, point.upper]));
  const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1];
  return steps.find((step) => step >= highest) ?? 1;
}
