import { chanceOfAtLeast } from './binomial.ts';
import { logBeta } from './log-gamma.ts';

/** Evidence that is this weak is as good as none; keeps the logarithm finite. */
const WEAKEST = -700;

/**
 * Evidence, as a natural logarithm, that of two judges the first is the wrong one more often than the second, from the pairs of which only
 * one was wrong: E = 2∫ over θ ∈ (½, 1) of (2θ)^first (2(1−θ))^second dθ, the mixture of all coins that favour the second over the fair
 * one. While the first is no worse, E ever reaches 1/α with a chance of at most α (Ville 1939), however often it is read.
 */
export function oneSidedEvidence(first: number, second: number): number {
  const pairs = first + second;
  // 1 − I_½(first + 1, second + 1) is the upper tail of a fair coin thrown once more.
  const upper = chanceOfAtLeast(second + 1, pairs + 1, 0.5);
  const log = (pairs + 1) * Math.LN2 + logBeta(first + 1, second + 1) + Math.log(upper);
  return Math.max(WEAKEST, log);
}
