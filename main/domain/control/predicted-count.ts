import { logBeta, logGamma } from '../statistics/log-gamma.ts';

/** What was counted during learning: rejects among decided parts, and how much the share varies beyond chance. */
export type Learned = {
  readonly decided: number;
  readonly rejected: number;
  /** Number of subgroups counted. */
  readonly subgroups: number;
  /** Squared coefficient of variation of the true share from subgroup to subgroup; 0 where chance explains all. */
  readonly variation: number;
};

/**
 * The expected count of rejects among `parts` new parts of the same process, as a beta-binomial distribution: its share is not known
 * but estimated, and varies beyond chance. Without such variation its tails equal those of the exact conditional test of two counts, so
 * that they hold however few rejects were seen during learning.
 */
type Predicted = { readonly parts: number; readonly alpha: number; readonly beta: number };

/** @param subgroups over which the parts spread: what varies from one to the next evens out over several */
function predicted(learned: Learned, parts: number, subgroups: number, side: 'many' | 'few'): Predicted {
  // One reject more, or one good part more, than was counted: the cautious end of what the counts can mean.
  const rejected = learned.rejected + (side === 'many' ? 1 : 0);
  const good = learned.decided - learned.rejected + (side === 'few' ? 1 : 0);
  if (learned.variation === 0 || rejected === 0 || good === 0) return { parts, alpha: rejected, beta: good };
  const share = rejected / (rejected + good);
  const unsure = (1 - share) / (share * (rejected + good + 1));
  const spread = unsure + learned.variation * (1 / subgroups + 1 / learned.subgroups);
  const weight = Math.max(0.01, (1 - share) / (share * spread) - 1);
  return { parts, alpha: share * weight, beta: (1 - share) * weight };
}

/** The chance of at least this many rejects among `parts` of the learned process. */
export function chanceOfMany(learned: Learned, rejected: number, parts: number, subgroups = 1): number {
  const { alpha, beta } = predicted(learned, parts, subgroups, 'many');
  if (rejected <= 0) return 1;
  if (beta <= 0) return 1;
  // Below the mean the chance is not small, and its exact value is not needed.
  if (rejected <= (parts * alpha) / (alpha + beta)) return 1;
  return tail({ parts, alpha, beta }, rejected, 1);
}

/** The chance of at most this many rejects among `parts` of the learned process. */
export function chanceOfFew(learned: Learned, rejected: number, parts: number, subgroups = 1): number {
  const { alpha, beta } = predicted(learned, parts, subgroups, 'few');
  if (alpha <= 0) return 1;
  if (rejected >= (parts * alpha) / (alpha + beta)) return 1;
  return tail({ parts, alpha, beta }, rejected, -1);
}

/** The most and the fewest rejects among `parts` that are still usual: anything beyond has a chance of at most `risk`. `null`: no count is too low. */
export function usualCounts(learned: Learned, parts: number, risk: number) {
  const mean = (parts * learned.rejected) / Math.max(1, learned.decided);
  const most = firstWhere(Math.ceil(mean), parts + 1, (count) => chanceOfMany(learned, count, parts) <= risk) - 1;
  const isTooFew = (count: number) => chanceOfFew(learned, count, parts) <= risk;
  const fewest = isTooFew(0) ? firstWhere(0, Math.ceil(mean), (count) => !isTooFew(count)) : null;
  return { most: Math.min(most, parts), fewest };
}

/** The first whole number from `low` on for which `is` holds, given that it holds for all after it; `high` if it holds for none below. */
function firstWhere(low: number, high: number, is: (count: number) => boolean): number {
  let [from, to] = [low, Math.max(low, high)];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (is(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Terms smaller than this share of the sum do not change the result. */
const NEGLIGIBLE = 1e-9;

/** The chance of a count and of all beyond it, away from the mean: each term is computed from the previous one, for as many steps as matter. */
function tail({ parts, alpha, beta }: Predicted, from: number, step: 1 | -1): number {
  if (from > parts || from < 0) return 0;
  let term = Math.exp(logChoose(parts, from) + logBeta(from + alpha, parts - from + beta) - logBeta(alpha, beta));
  let sum = term;
  for (let count = from; ; count += step) {
    const next = count + step;
    if (next > parts || next < 0) return Math.min(1, sum);
    const [lower, upper] = step === 1 ? [count, next] : [next, count];
    const ratio = ((parts - lower) * (lower + alpha)) / (upper * (parts - lower - 1 + beta));
    term *= step === 1 ? ratio : 1 / ratio;
    sum += term;
    if (term < sum * NEGLIGIBLE) return Math.min(1, sum);
  }
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
