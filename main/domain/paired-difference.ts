import { estimateShare } from './wilson-interval.ts';

/** Parts by what two judges did to each: both did it, only the first, only the second, neither. */
export type PairedCounts = Readonly<{ both: number; first: number; second: number; neither: number }>;

/** The first share less the second, with the interval that holds the true difference in 95 of 100 such samples. */
export type Difference = Readonly<{ of: number; difference: number; low: number; high: number }>;

/**
 * Difference of two shares of the same parts, with its 95 % interval; `null` of no parts. Method 10 of Newcombe, "Improved confidence
 * intervals for the difference between binomial proportions based on paired data", Statistics in Medicine 17 (1998): Wilson's
 * intervals of the two shares, joined by the correlation of the pairs, with a continuity correction of that.
 */
export function pairedDifference({ both, first, second, neither }: PairedCounts): Difference | null {
  const of = both + first + second + neither;
  const one = estimateShare(both + first, of);
  const two = estimateShare(both + second, of);
  if (one === null || two === null) return null;
  const phi = correlation({ both, first, second, neither });
  const reach = (near: number, far: number) => Math.sqrt(Math.max(0, near ** 2 - 2 * phi * near * far + far ** 2));
  const difference = (first - second) / of;
  return {
    of,
    difference,
    low: difference - reach(one.share - one.low, two.high - two.share),
    high: difference + reach(one.high - one.share, two.share - two.low),
  };
}

function correlation({ both, first, second, neither }: PairedCounts): number {
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither);
  if (margins === 0) return 0;
  const product = both * neither - first * second;
  const corrected = product > 0 ? Math.max(0, product - (both + first + second + neither) / 2) : product;
  return corrected / Math.sqrt(margins);
}
