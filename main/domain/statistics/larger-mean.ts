/** Independent values of one kind: how many, their mean, and their variance. */
export type Sample = { readonly count: number; readonly mean: number; readonly variance: number };

/** The number of values at which the bound is tightest; at others it is a little wider than it could be. */
const TIGHTEST_AT = 50;

/**
 * Lower bound of how much larger the mean of the first kind is than that of the second; −Infinity where either has fewer than two values.
 * Wrong with probability `risk` at most, however often it is read while values come in: an asymptotic confidence sequence (Waudby-Smith,
 * Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52, 2024,
 * one-sided form). It treats the variances as known, so it needs about twenty values of each kind.
 */
export function excessAtLeast(first: Sample, second: Sample, risk: number): number {
  if (first.count < 2 || second.count < 2) return -Infinity;
  const squaredError = first.variance / first.count + second.variance / second.count;
  const spread = Math.min(first.count, second.count) * tuning(risk);
  const width = 2 * (1 + 1 / spread) * Math.log1p(Math.sqrt(spread + 1) / (2 * risk));
  return first.mean - second.mean - Math.sqrt(squaredError * width);
}

/** Their ρ², which makes the bound tightest at that number of values. */
function tuning(risk: number): number {
  const twice = -2 * Math.log(2 * risk);
  return (twice + Math.log(twice) + 1) / TIGHTEST_AT;
}
