import type { ControlChart, ControlPoint, RunRule } from '../../preload/contract/reports/control.ts';
import type { Instant } from '../../preload/contract/units.ts';

export type FailCount = { readonly startsAt: Instant; readonly inspected: number; readonly fails: number };
type Standing = { readonly z: number; readonly share: number };

/** Subgroups needed before the process can tell its own limits. */
export const MINIMUM_POINTS = 5;

/**
 * Shewhart's p-chart with limits three standard errors around the mean of all subgroups, wider where fewer parts were
 * inspected (Montgomery, Introduction to Statistical Quality Control, section 7.2, variable sample size). Subgroups
 * without parts are left out. `null` while there are too few.
 *
 * Each point names the run rules that it completes: the four of the Western Electric handbook (Statistical Quality
 * Control Handbook, 1956) and the trend of Nelson (Journal of Quality Technology 16, 1984, test 3), all on distances in
 * standard errors, since the limits move with the subgroup.
 */
export function pChart(counts: readonly FailCount[]): ControlChart | null {
  const filled = counts.filter((count) => count.inspected > 0);
  if (filled.length < MINIMUM_POINTS) return null;
  const inspected = filled.reduce((sum, count) => sum + count.inspected, 0);
  const fails = filled.reduce((sum, count) => sum + count.fails, 0);
  const mean = fails / inspected;
  const standings = filled.map((count): Standing => {
    const share = count.fails / count.inspected;
    const error = Math.sqrt((mean * (1 - mean)) / count.inspected);
    return { share, z: error === 0 ? 0 : (share - mean) / error };
  });
  const points = filled.map((count, index): ControlPoint => {
    const reach = 3 * Math.sqrt((mean * (1 - mean)) / count.inspected);
    const share = count.fails / count.inspected;
    const lower = Math.max(0, mean - reach);
    const upper = Math.min(1, mean + reach);
    return { ...count, share, lower, upper, rules: rulesAt(standings.slice(0, index + 1)) };
  });
  return { points, mean, inspected, fails };
}

/** The rules that the last of these points completes. */
function rulesAt(standings: readonly Standing[]): RunRule[] {
  const last = standings.at(-1);
  if (last === undefined) return [];
  const side = Math.sign(last.z);
  const outside = (of: number, sigmas: number) => standings.slice(-of).filter(({ z }) => z * side > sigmas).length;
  const rules: readonly (readonly [RunRule, boolean])[] = [
    ['beyond-limit', outside(1, 3) === 1],
    ['two-of-three', outside(1, 2) === 1 && outside(3, 2) >= 2],
    ['four-of-five', outside(1, 1) === 1 && outside(5, 1) >= 4],
    ['eight-on-a-side', outside(8, 0) === 8],
    ['six-in-a-row', isTrend(standings.slice(-6).map(({ share }) => share))],
  ];
  return rules.filter(([, holds]) => holds).map(([rule]) => rule);
}

function isTrend(shares: readonly number[]): boolean {
  if (shares.length < 6) return false;
  const steps = shares.slice(1).map((share, index) => share - (shares[index] ?? 0));
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}
