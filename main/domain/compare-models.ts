import type { VerdictKind } from '../../preload/contract/inspection.ts';
import { mcNemarExact, pairsStillNeeded } from './mcnemar.ts';
import { pairedDifference } from './paired-difference.ts';

/** Parts on which two models said this, and what the parts turned out to be. */
export type JudgedPair = {
  readonly champion: VerdictKind;
  readonly challenger: VerdictKind;
  readonly isBad: boolean;
  readonly parts: number;
};

/**
 * What people’s answers say about champion and challenger. Wrong is a bad part that passes and a good one that fails; a part left
 * to a person is not wrong. Differences are the challenger's share less the champion's, of the bad parts and of the good ones.
 */
export function judgeModels(pairs: readonly JudgedPair[]) {
  const sum = (fits: (pair: JudgedPair) => boolean) =>
    pairs.reduce((total, pair) => total + (fits(pair) ? pair.parts : 0), 0);
  const isWrong = (verdict: VerdictKind, isBad: boolean) => verdict === (isBad ? 'pass' : 'fail');
  const championWrong = sum(
    ({ champion, challenger, isBad }) => isWrong(champion, isBad) && !isWrong(challenger, isBad),
  );
  const challengerWrong = sum(
    ({ champion, challenger, isBad }) => isWrong(challenger, isBad) && !isWrong(champion, isBad),
  );
  const difference = (ofBad: boolean) => {
    const counted = (byChallenger: boolean, byChampion: boolean) =>
      sum(
        ({ champion, challenger, isBad }) =>
          isBad === ofBad && isWrong(challenger, isBad) === byChallenger && isWrong(champion, isBad) === byChampion,
      );
    return pairedDifference({
      both: counted(true, true),
      first: counted(true, false),
      second: counted(false, true),
      neither: counted(false, false),
    });
  };
  return {
    known: sum(({ champion, challenger }) => champion !== challenger),
    championWrong,
    challengerWrong,
    pValue: mcNemarExact(championWrong, challengerWrong),
    stillNeeded: pairsStillNeeded(championWrong, challengerWrong),
    escapes: difference(true),
    overkill: difference(false),
  };
}
