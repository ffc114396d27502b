import type { StratifiedShare } from '../../preload/contract/reports/accuracy.ts';

/** Automatic decisions of one kind under one version of a recipe, of which some were drawn at random and looked at again. */
export type Stratum = { readonly decided: number; readonly audited: number; readonly wrong: number };

const Z_95 = 1.959963984540054;

/**
 * The share of wrong decisions among all of them, estimated from random audits: each stratum weighs as much as it
 * decided, so that strata audited at different shares do not bias it (inverse-probability weighting; Cochran, Sampling
 * Techniques, chapter 5). The interval at 95 % is Wilson's for strata (Yan and Su, Statistics in Biopharmaceutical
 * Research 2, 2010): the weighted limits of the strata, each at a quantile lowered so that the whole has 95 %. With one
 * stratum it is Wilson's own. A stratum that nobody looked at counts with the largest that somebody did (collapsed
 * strata, Cochran 5A.12). `null` while nothing was audited.
 */
export function stratifiedShare(strata: readonly Stratum[]): StratifiedShare | null {
  const seen = collapsed(strata);
  const decided = seen.reduce((sum, stratum) => sum + stratum.decided, 0);
  const audited = seen.reduce((sum, stratum) => sum + stratum.audited, 0);
  if (audited === 0 || decided === 0) return null;
  const weighted = seen.map((stratum) => ({ ...stratum, weight: stratum.decided / decided }));
  const errors = weighted.map((stratum) => stratum.weight * Math.sqrt(spread(stratum)));
  const total = errors.reduce((sum, error) => sum + error, 0);
  const z = (Z_95 * Math.hypot(...errors)) / total;
  const limits = weighted.map((stratum) => wilson(stratum, z));
  const sum = (of: (index: number) => number) =>
    weighted.reduce((so, stratum, index) => so + stratum.weight * of(index), 0);
  return {
    share: weighted.reduce((so, { weight, wrong, audited: n }) => so + (weight * wrong) / n, 0),
    low: Math.max(
      0,
      sum((index) => limits[index]?.low ?? 0),
    ),
    high: Math.min(
      1,
      sum((index) => limits[index]?.high ?? 1),
    ),
    wrong: seen.reduce((so, stratum) => so + stratum.wrong, 0),
    audited,
    decided,
  };
}

function collapsed(strata: readonly Stratum[]): readonly Stratum[] {
  const seen = strata.filter(({ audited }) => audited > 0).toSorted((a, b) => b.decided - a.decided);
  const unseen = strata.filter(({ audited }) => audited === 0).reduce((sum, { decided }) => sum + decided, 0);
  return seen.map((stratum, index) => (index === 0 ? { ...stratum, decided: stratum.decided + unseen } : stratum));
}

/** Variance of a share around Wilson's midpoint, which is never 0 as the plain one is when nothing wrong was found. */
function spread({ audited, wrong }: Stratum): number {
  const middle = (wrong + Z_95 ** 2 / 2) / (audited + Z_95 ** 2);
  return (middle * (1 - middle)) / (audited + Z_95 ** 2);
}

function wilson({ audited: n, wrong }: Stratum, z: number): { readonly low: number; readonly high: number } {
  const share = wrong / n;
  const weight = 1 + z ** 2 / n;
  const middle = (share + z ** 2 / (2 * n)) / weight;
  const reach = (z / weight) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return { low: wrong === 0 ? 0 : middle - reach, high: wrong === n ? 1 : middle + reach };
}
