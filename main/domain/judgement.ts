import type { Disposition } from '../../preload/contract/inspection.ts';
import type { DispositionKind } from '../../preload/contract/recipe.ts';
import { type AgreementTable, agreementOf, cohensKappa } from './agreement.ts';
import { estimateShare, type ShareEstimate } from './wilson-interval.ts';

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

/** How often two looks said good or bad: `goodBad` is good at first and bad then. */
export type JudgementCounts = Readonly<{ goodGood: number; goodBad: number; badGood: number; badBad: number }>;

export function tableOf({ goodGood, goodBad, badGood, badBad }: JudgementCounts): AgreementTable {
  return [
    [goodGood, goodBad],
    [badGood, badBad],
  ];
}

/** How far two looks agree, with intervals at 95 %; each `null` where nothing can be said. */
export function agreementFigures(counts: JudgementCounts) {
  const table = tableOf(counts);
  const { goodGood, goodBad, badGood, badBad } = counts;
  return {
    pairs: goodGood + goodBad + badGood + badBad,
    agreement: agreementOf(table),
    kappa: cohensKappa(table),
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
