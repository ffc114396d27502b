import { betaQuantile } from '../statistics/binomial.ts';

/** The 97.5 % quantile of Student's distribution with this many degrees of freedom, at least 1. */
export function studentQuantile975(degrees: number): number {
  // t² ÷ (t² + degrees) is beta-distributed with shapes ½ and degrees ÷ 2 (Abramowitz and Stegun 26.7.1).
  const share = betaQuantile(0.95, 0.5, degrees / 2);
  return Math.sqrt((degrees * share) / (1 - share));
}
