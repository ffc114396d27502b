import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { mcNemarExact } from '../statistics/mcnemar.ts';
import { EVIDENCE_LEVEL, pairedEvidence, pairsStillNeeded } from '../statistics/paired-evidence.ts';
import { pairedShareDifference } from '../statistics/paired-share-difference.ts';

/**
 * What is known of parts: the answers of people who had not seen what the champion said, those of people who had, or nothing
 * yet. Only the first are evidence about the champion: people lean towards what they are shown.
 */
export type Knowledge = 'good' | 'bad' | 'good-aided' | 'bad-aided' | 'none';

/** Parts on which the two models said this, and what is known of them. */
export type ComparedParts = {
  readonly champion: VerdictKind;
  readonly challenger: VerdictKind;
  readonly known: Knowledge;
  readonly parts: number;
};

type Fits = (pair: ComparedParts) => boolean;

/**
 * What people’s answers say about champion and challenger. Two rules keep the comparison fair:
 *
 * - **Equal automation.** Only parts that both models decided, one passing and the other failing them, tell who is wrong more often.
 *   A part that either of them leaves to a person does not count: a model is not better for never being sure.
 * - **Worst case for unsettled parts.** Who looks at a part depends on what the champion said of it, so the settled parts are not a
 *   random sample. Nothing is claimed that the unsettled parts could overturn, whichever way each of them turns out.
 */
export function judgeModels(pairs: readonly ComparedParts[]) {
  const sum = (...fits: readonly Fits[]) =>
    pairs.reduce((total, pair) => total + (fits.every((holds) => holds(pair)) ? pair.parts : 0), 0);
  const championWrong = sum(isOpposed, championErrs(BLIND));
  const challengerWrong = sum(isOpposed, challengerErrs(BLIND));
  const unsettled = sum(isOpposed, isUnsettled);
  const evidence = evidenceAtWorst(championWrong, challengerWrong, unsettled);
  return {
    opposed: sum(isOpposed),
    championWrong,
    challengerWrong,
    unsettled,
    aided: {
      championWrong: sum(isOpposed, championErrs(AIDED)),
      challengerWrong: sum(isOpposed, challengerErrs(AIDED)),
    },
    pValue: mcNemarExact(championWrong, challengerWrong),
    evidence,
    stillNeeded: evidence.pValue < EVIDENCE_LEVEL ? 0 : pairsStillNeeded(championWrong, challengerWrong, unsettled),
    escapes: oneSided('pass', 'bad', sum),
    overkill: oneSided('fail', 'good', sum),
  };
}

const BLIND = { good: 'good', bad: 'bad' } as const;
const AIDED = { good: 'good-aided', bad: 'bad-aided' } as const;

const isDecided = (verdict: VerdictKind) => verdict !== 'undetermined';
const isOpposed: Fits = ({ champion, challenger }) =>
  isDecided(champion) && isDecided(challenger) && champion !== challenger;
const isUnsettled: Fits = ({ known }) => known !== 'good' && known !== 'bad';

type Answers = typeof BLIND | typeof AIDED;
const championErrs =
  ({ good, bad }: Answers): Fits =>
  ({ champion, known }) =>
    (champion === 'pass' && known === bad) || (champion === 'fail' && known === good);
const challengerErrs =
  ({ good, bad }: Answers): Fits =>
  ({ challenger, known }) =>
    (challenger === 'pass' && known === bad) || (challenger === 'fail' && known === good);

/**
 * What can be said about who is wrong more often, whatever the answers to the unsettled parts will be: the interval contains the
 * champion’s share of the errors if all of them turn out one way or the other; the p-value is the less favourable of the two.
 */
function evidenceAtWorst(championWrong: number, challengerWrong: number, unsettled: number) {
  const mostForChampion = pairedEvidence(championWrong, challengerWrong + unsettled);
  const mostForChallenger = pairedEvidence(championWrong + unsettled, challengerWrong);
  const pValue = () => {
    if (championWrong > challengerWrong + unsettled) return mostForChampion.pValue;
    return challengerWrong > championWrong + unsettled ? mostForChallenger.pValue : 1;
  };
  return { pValue: pValue(), low: mostForChampion.low, high: mostForChallenger.high };
}

/**
 * How many parts of one kind only one of the two got wrong with this verdict, over all parts that both looked at; `aided` says for how
 * many of these answers a person had seen what the champion said. Parts it is unsure of are always shown like that.
 */
function oneSided(verdict: 'pass' | 'fail', wrongOf: 'good' | 'bad', sum: (...fits: readonly Fits[]) => number) {
  const byChampion: Fits = (pair) => pair.champion === verdict && pair.challenger !== verdict;
  const byChallenger: Fits = (pair) => pair.challenger === verdict && pair.champion !== verdict;
  const isWrong: Fits = ({ known }) => known === wrongOf || known === `${wrongOf}-aided`;
  const isUnknown: Fits = ({ known }) => known === 'none';
  const isAided: Fits = ({ known }) => known === `${wrongOf}-aided`;
  const counts = {
    looked: sum(),
    champion: sum(byChampion, isWrong),
    challenger: sum(byChallenger, isWrong),
    championUnsettled: sum(byChampion, isUnknown),
    challengerUnsettled: sum(byChallenger, isUnknown),
  };
  const aided = sum(byChampion, isAided) + sum(byChallenger, isAided);
  return { ...counts, aided, difference: pairedShareDifference(counts) };
}
