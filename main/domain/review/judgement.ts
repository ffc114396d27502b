import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import { estimateShare, type ShareEstimate } from '../statistics/wilson-interval.ts';
import { type AgreementEstimate, estimateAgreement, type JudgementCounts } from './agreement-measures.ts';

/** What an answer says about the part itself. */
export type Judgement = 'good' | 'bad';

/** Whether an answer calls the part good or bad; `null` if it decides what to do with the part without saying what it is. */
export function judgementOf(kind: DispositionKind): Judgement | null {
  switch (kind) {
    case 'accept':
      return 'good';
    case 'reject':
    case 'rework':
      return 'bad';
    case 'use-as-is':
    case 'inconclusive':
    case 'escalate':
      return null;
    default:
      return kind satisfies never;
  }
}

type Said = Pick<Disposition, 'kind' | 'classNames'>;

/** Whether an answer contradicts itself: it calls the part good and marks defects on it. */
export function isContradiction({
  kind,
  classNames,
  boxes,
}: Pick<Disposition, 'kind' | 'classNames' | 'boxes'>): boolean {
  return judgementOf(kind) === 'good' && (classNames.length > 0 || boxes.length > 0);
}

/** Whether two answers contradict each other: one says good and the other bad, or the defects they name have nothing in common. */
export function areAtOdds(one: Said, other: Said): boolean {
  const [first, second] = [judgementOf(one.kind), judgementOf(other.kind)];
  if (first === null || second === null) return false;
  if (first !== second) return true;
  const areBothNamed = one.classNames.length > 0 && other.classNames.length > 0;
  return first === 'bad' && areBothNamed && !one.classNames.some((name) => other.classNames.includes(name));
}

/**
 * Why kappa may be misleading: all looks gave the same answer, so that it is undefined (`one-answer`); it
 * may be anything from poor to good (`open`); or one of the answers is so rare that kappa is low although people agree (`rare`).
 */
export type KappaDoubt = 'one-answer' | 'open' | 'rare';

/** Kappa below this is called poor, above this good (AIAG, Measurement Systems Analysis, 4th edition, chapter III, section C). */
export const KAPPA_LIMITS = { poor: 0.4, good: 0.75 } as const;
/** If looks of one kind are rarer than this, chance alone makes people agree almost always, which kappa subtracts. */
const RARE_SHARE = 0.05;

export function kappaDoubt(kappa: AgreementEstimate | null, badShare: number): KappaDoubt | null {
  if (kappa === null) return 'one-answer';
  if (kappa.low < KAPPA_LIMITS.poor && kappa.high > KAPPA_LIMITS.good) return 'open';
  return Math.min(badShare, 1 - badShare) < RARE_SHARE ? 'rare' : null;
}

/** How far two looks agree, with 95 % intervals; each `null` if nothing can be said. */
export function agreementFigures(counts: JudgementCounts) {
  const { goodGood, goodBad, badGood, badBad } = counts;
  const pairs = goodGood + goodBad + badGood + badBad;
  const bad = { count: goodBad + badGood + 2 * badBad, of: 2 * pairs };
  const kappa = estimateAgreement('kappa', counts);
  return {
    pairs,
    /** Looks that said bad, of both people: how rare bad parts are among them. */
    bad,
    agreement: estimateShare(goodGood + badBad, pairs),
    onGood: estimateAgreement('good', counts),
    onBad: estimateAgreement('bad', counts),
    kappa,
    ac1: estimateAgreement('ac1', counts),
    doubt: pairs === 0 ? null : kappaDoubt(kappa, bad.count / bad.of),
  };
}

/** Errors against the agreed answer, which comes first in the counts. */
export type ErrorRates = Readonly<{
  /** Bad parts called good, over bad parts looked at. */
  miss: ShareEstimate | null;
  /** Good parts called bad, over good parts looked at. */
  falseAlarm: ShareEstimate | null;
}>;

export function errorRates({ goodGood, goodBad, badGood, badBad }: JudgementCounts): ErrorRates {
  return { miss: estimateShare(badGood, badGood + badBad), falseAlarm: estimateShare(goodBad, goodGood + goodBad) };
}
