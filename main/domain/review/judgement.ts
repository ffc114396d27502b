import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import { estimateShare, type ShareEstimate } from '../statistics/wilson-interval.ts';
import { type AgreementEstimate, estimateAgreement, type JudgementCounts } from './agreement-measures.ts';

/** What an answer says about the part itself. */
export type Judgement = 'good' | 'bad';

/** Whether an answer calls the part good or bad; `null` where it settles what becomes of the part without saying what it is. */
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

/** Whether two answers contradict each other: one calls the part good and the other bad, or they name defects that have nothing in common. */
export function areAtOdds(one: Said, other: Said): boolean {
  const [first, second] = [judgementOf(one.kind), judgementOf(other.kind)];
  if (first === null || second === null) return false;
  if (first !== second) return true;
  const areBothNamed = one.classNames.length > 0 && other.classNames.length > 0;
  return first === 'bad' && areBothNamed && !one.classNames.some((name) => other.classNames.includes(name));
}

/**
 * What keeps kappa from saying what people take it to say: all looks said one and the same, so that it is not defined (`one-answer`); it
 * may be anything from poor to good (`open`); or one of the answers is so rare that it is low though people agree (`rare`).
 */
export type KappaDoubt = 'one-answer' | 'open' | 'rare';

/** Below this kappa is called poor, above this good (AIAG, Measurement Systems Analysis, 4th edition, chapter III, section C). */
export const KAPPA_LIMITS = { poor: 0.4, good: 0.75 } as const;
/** With fewer looks of one kind than this share, chance alone makes people agree nearly always, which kappa takes off. */
const RARE_SHARE = 0.05;

export function kappaDoubt(kappa: AgreementEstimate | null, badShare: number): KappaDoubt | null {
  if (kappa === null) return 'one-answer';
  if (kappa.low < KAPPA_LIMITS.poor && kappa.high > KAPPA_LIMITS.good) return 'open';
  return Math.min(badShare, 1 - badShare) < RARE_SHARE ? 'rare' : null;
}

/** How far two looks agree, with intervals at 95 %; each `null` where nothing can be said. */
export function agreementFigures(counts: JudgementCounts) {
  const { goodGood, goodBad, badGood, badBad } = counts;
  const pairs = goodGood + goodBad + badGood + badBad;
  const bad = { count: goodBad + badGood + 2 * badBad, of: 2 * pairs };
  const kappa = estimateAgreement('kappa', counts);
  return {
    pairs,
    /** Looks that said bad, of both: how rare bad parts are among them. */
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
