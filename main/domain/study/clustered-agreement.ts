import {
  type AgreementEstimate,
  type AgreementMeasure,
  estimateAgreement,
  type JudgementCounts,
} from '../review/agreement-measures.ts';
import { Z_95 } from '../statistics/wilson-interval.ts';
import { studentQuantile975 } from './student-quantile.ts';

const CELLS = ['goodGood', 'goodBad', 'badGood', 'badBad'] as const;

/**
 * A measure of agreement over pairs of answers, several of them about the same part. Answers about one part are dependent, so the pairs
 * count for fewer than they are: for as many as would have the observed variance between the parts (the linearised variance of a
 * cluster sample; Kish, "Survey Sampling", 1965, sections 2.8 and 8.1), at least one for each part, and fewer still where there are few parts.
 * @param parts pairs of answers about each part, equally many for each
 */
export function clusteredAgreement(
  measure: AgreementMeasure,
  parts: readonly JudgementCounts[],
): AgreementEstimate | null {
  const all = parts.reduce(added, NONE);
  const total = sum(all);
  if (total === 0 || parts.length < 2) return null;
  return estimateAgreement(measure, scaled(all, effectivePairs(measure, parts, all) / total));
}

/** The number of independent pairs that these are worth. */
function effectivePairs(measure: AgreementMeasure, parts: readonly JudgementCounts[], all: JudgementCounts): number {
  const total = sum(all);
  const pull = influenceOf(measure, scaled(all, 1 / total));
  const ofOne = CELLS.reduce((variance, cell) => variance + (all[cell] / total) * pull[cell] ** 2, 0);
  const between = parts.reduce((squares, part) => {
    const mean = CELLS.reduce((pulled, cell) => pulled + part[cell] * pull[cell], 0) / sum(part);
    return squares + mean ** 2;
  }, 0);
  const variance = between / (parts.length * (parts.length - 1));
  const like = variance > 1e-12 ? ofOne / variance : parts.length;
  const few = (Z_95 / studentQuantile975(parts.length - 1)) ** 2;
  return Math.min(total, Math.max(parts.length, like)) * few;
}

/** How much one more pair of each kind would move the measure, to first order, times the number of pairs. */
function influenceOf(measure: AgreementMeasure, shares: JudgementCounts): JudgementCounts {
  const apart = shares.goodBad + shares.badGood;
  const bad = shares.badBad + apart / 2;
  const lean = shares.badGood - shares.goodBad;
  const [most, byBad, byLean] = derivatives(measure, bad, lean);
  const pull = (isApart: number, badOf: number, leanOf: number) => {
    const mostMoves = byBad * (badOf - bad) + byLean * (leanOf - lean);
    return -(isApart - apart) / most + (apart / most ** 2) * mostMoves;
  };
  return { goodGood: pull(0, 0, 0), goodBad: pull(1, 0.5, -1), badGood: pull(1, 0.5, 1), badBad: pull(0, 1, 0) };
}

/** The divisor of the share of pairs that differ, and how it changes with the share of bad and with the difference in it between the two. */
function derivatives(measure: AgreementMeasure, bad: number, lean: number): readonly [number, number, number] {
  switch (measure) {
    case 'good':
      return [2 * (1 - bad), -2, 0];
    case 'bad':
      return [2 * bad, 2, 0];
    case 'kappa':
      return [2 * bad * (1 - bad) + lean ** 2 / 2, 2 - 4 * bad, lean];
    case 'ac1':
      return [1 - 2 * bad * (1 - bad), 4 * bad - 2, 0];
    default:
      return measure satisfies never;
  }
}

const NONE: JudgementCounts = { goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 };

function added(one: JudgementCounts, other: JudgementCounts): JudgementCounts {
  return {
    goodGood: one.goodGood + other.goodGood,
    goodBad: one.goodBad + other.goodBad,
    badGood: one.badGood + other.badGood,
    badBad: one.badBad + other.badBad,
  };
}

function scaled(counts: JudgementCounts, by: number): JudgementCounts {
  return {
    goodGood: counts.goodGood * by,
    goodBad: counts.goodBad * by,
    badGood: counts.badGood * by,
    badBad: counts.badBad * by,
  };
}

function sum(counts: JudgementCounts): number {
  return CELLS.reduce((total, cell) => total + counts[cell], 0);
}
