import { betaQuantile } from '../statistics/binomial.ts';
import type { ShareEstimate } from '../statistics/wilson-interval.ts';
import { studentQuantile975 } from './student-quantile.ts';

/** Clopper and Pearson's exact 95 % interval (Biometrika 26, 1934), also for fractional counts; `null` without any. */
export function exactShare(count: number, of: number): ShareEstimate | null {
  if (of <= 0) return null;
  return {
    count,
    of,
    share: count / of,
    low: count <= 0 ? 0 : betaQuantile(0.025, count, of - count + 1),
    high: count >= of ? 1 : betaQuantile(0.975, count + 1, of - count),
  };
}

/** How often something happened to one part, and how often it could have. */
export type PartCount = Readonly<{ count: number; of: number }>;

/**
 * A share over looks, several of them at the same part. Exact interval over as many looks as would have the observed variance
 * between the parts (Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated
 * from survey data", Survey Methodology 24, 1998); if nothing distinguishes the parts, each part counts as one look.
 */
export function clusteredShare(parts: readonly PartCount[]): ShareEstimate | null {
  const count = parts.reduce((total, part) => total + part.count, 0);
  const of = parts.reduce((total, part) => total + part.of, 0);
  if (of === 0) return null;
  const worth = effectiveLooks(parts, count / of, of) / of;
  const found = exactShare(count * worth, of * worth);
  return found === null ? null : { ...found, count, of, share: count / of };
}

function effectiveLooks(parts: readonly PartCount[], share: number, of: number): number {
  const { length } = parts;
  if (length < 2 || share === 0 || share === 1) return length;
  const squares = parts.reduce((total, part) => total + (part.count - share * part.of) ** 2, 0);
  const variance = (length * squares) / ((length - 1) * of ** 2);
  const like = (share * (1 - share)) / variance;
  const few = (studentQuantile975(of - 1) / studentQuantile975(length - 1)) ** 2;
  return Math.min(of, Math.max(1, like * few));
}
