import { fewest } from './fewest.ts';
import { logBeta } from './log-gamma.ts';

/** The chance of a wrong claim, over all the times that anybody looks. */
export const EVIDENCE_LEVEL = 0.05;
/** Standard normal quantile of 80 %: the power that `pairsStillNeeded` asks for. */
const Z_POWER = 0.841_621_233_572_914_2;
/** Of fewer pairs the split says too little about how the next ones will split. */
const FEWEST_PAIRS = 10;
/** Above this many, the number of missing pairs is no longer helpful. */
const MOST_PAIRS = 1_000_000;

/** What a number of discordant pairs shows. The share is that of the pairs in which the first judge was wrong. */
export type PairedEvidence = Readonly<{
  /** The chance of such a split if a coin decided who is wrong; remains valid however often one looks. 1 without pairs. */
  pValue: number;
  /** A sequence of such intervals contains the true share at all times in 95 of 100 runs. */
  low: number;
  high: number;
}>;

/**
 * Evidence that may be read after every pair: of `first` pairs the first judge alone was wrong, of `second` the second alone. The
 * e-value of a uniform mixture of coins against the fair one, E = ∫ over θ ∈ (0, 1) of (2θ)^first (2(1−θ))^second dθ = 2^n B(first + 1,
 * second + 1), is a martingale under the fair coin: it ever reaches 1/α with a chance of at most α (Ville 1939), so 1/E is a p-value
 * at every stopping time. The confidence sequence consists of the shares that the same mixture does not reject (Robbins 1970; Lindon and others,
 * "Rapid regression detection in software deployments through sequential testing", KDD 2022).
 */
export function pairedEvidence(first: number, second: number): PairedEvidence {
  const pairs = first + second;
  if (pairs === 0) return { pValue: 1, low: 0, high: 1 };
  const likelihood = (share: number) =>
    (first === 0 ? 0 : first * Math.log(share)) + (second === 0 ? 0 : second * Math.log1p(-share));
  const least = Math.log(EVIDENCE_LEVEL) + logBeta(first + 1, second + 1);
  const mode = first / pairs;
  const isHeld = (share: number) => likelihood(share) > least;
  return {
    pValue: Math.min(1, Math.exp(-logEvidence(first, second))),
    low: first === 0 ? 0 : boundary(0, mode, (share) => !isHeld(share)),
    high: second === 0 ? 1 : boundary(mode, 1, isHeld),
  };
}

function logEvidence(first: number, second: number): number {
  return (first + second) * Math.LN2 + logBeta(first + 1, second + 1);
}

/** Where `isBefore` turns from true to false between two numbers, to sixteen digits. */
function boundary(from: number, to: number, isBefore: (value: number) => boolean): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isBefore(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * How many more discordant pairs have to be settled, while the evidence is not clear yet, until the evidence of `pairedEvidence` is clear with 80 % power, whatever the pairs
 * turn out to be that are still unsettled then, if they go on splitting as before: `null` if they split evenly, fewer than ten are settled
 * or a million would not do. Pairs that wait already are settled first. The power is that of one look at the end (normal
 * approximation): whoever looks in between finishes sooner, never later.
 */
export function pairsStillNeeded(first: number, second: number, unsettled = 0): number | null {
  const seen = first + second;
  const share = Math.max(first, second) / seen;
  if (seen < FEWEST_PAIRS || share === 0.5) return null;
  const isEnough = (more: number) => {
    const pairs = seen + more;
    // Pairs left unsettled count against the majority.
    const majority = fewestThatDecide(seen + Math.max(more, unsettled));
    return majority !== null && share * pairs - Z_POWER * Math.sqrt(share * (1 - share) * pairs) >= majority - 0.5;
  };
  return fewest(1, MOST_PAIRS - seen, isEnough);
}

/** The smallest majority of this many pairs that is clear evidence; `null` if even all of them are not. */
function fewestThatDecide(pairs: number): number | null {
  const isClear = (majority: number) => logEvidence(majority, pairs - majority) >= -Math.log(EVIDENCE_LEVEL);
  return fewest(Math.ceil(pairs / 2), pairs, isClear);
}
