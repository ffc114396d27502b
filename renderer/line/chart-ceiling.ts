import type { ControlPoint } from '../../preload/contract/reports/control.ts';

/** Where a chart of these points ends upwards: a round share a little above the highest of points and limits. */
export function chartCeiling(points: readonly ControlPoint[]): number {
  const highest = Math.max(0.01, ...points.flatMap((point) => [point.share, point.upper]));
  const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1];
  return steps.find((step) => step >= highest) ?? 1;
}
