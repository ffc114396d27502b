import type { RolloutTally, VerdictPair } from '../../../preload/contract/models/rollout.ts';

/** What is known about a part on which two models differ. */
export type PairTruth = 'good' | 'bad' | 'open';

type SecondLooks = RolloutTally['secondLooks']['escapes'];

export const NO_TALLY: RolloutTally = {
  looked: 0,
  escapes: { challenger: 0, champion: 0 },
  overkill: { challenger: 0, champion: 0 },
  holds: { challenger: 0, champion: 0 },
  open: { escapes: 0, overkill: 0 },
  secondLooks: { escapes: { open: 0, settled: 0, wrong: 0 }, overkill: { open: 0, settled: 0, wrong: 0 } },
};

/**
 * What one part that both models looked at adds. An escape is a bad part that passes, overkill a good one that fails: each counts
 * only if one model alone made it, since shared errors do not tell the models apart. Until settled, it may be any error of the challenger.
 * @param isInShadow the champion decided the part, and the challenger looked in shadow
 */
export function pairTally({ champion, challenger }: VerdictPair, truth: PairTruth, isInShadow: boolean): RolloutTally {
  const alone = (verdict: VerdictPair['champion'], counts: boolean) => ({
    challenger: counts && challenger === verdict && champion !== verdict ? 1 : 0,
    champion: counts && champion === verdict && challenger !== verdict ? 1 : 0,
  });
  const isOpen = truth === 'open';
  const secondLook = (verdict: VerdictPair['champion'], wrongIf: PairTruth) => {
    const counts = isInShadow && champion === verdict && challenger === 'undetermined';
    return {
      open: counts && isOpen ? 1 : 0,
      settled: counts && !isOpen ? 1 : 0,
      wrong: counts && truth === wrongIf ? 1 : 0,
    };
  };
  return {
    looked: 1,
    escapes: alone('pass', truth === 'bad'),
    overkill: alone('fail', truth === 'good'),
    holds: alone('undetermined', true),
    open: { escapes: alone('pass', isOpen).challenger, overkill: alone('fail', isOpen).challenger },
    secondLooks: { escapes: secondLook('pass', 'bad'), overkill: secondLook('fail', 'good') },
  };
}

/** @param sign −1 subtracts the second again, for example when an answer is taken back */
export function addTallies(a: RolloutTally, b: RolloutTally, sign: 1 | -1 = 1): RolloutTally {
  const both = (one: RolloutTally['escapes'], other: RolloutTally['escapes']) => ({
    challenger: one.challenger + sign * other.challenger,
    champion: one.champion + sign * other.champion,
  });
  const looks = (one: SecondLooks, other: SecondLooks) => ({
    open: one.open + sign * other.open,
    settled: one.settled + sign * other.settled,
    wrong: one.wrong + sign * other.wrong,
  });
  return {
    looked: a.looked + sign * b.looked,
    escapes: both(a.escapes, b.escapes),
    overkill: both(a.overkill, b.overkill),
    holds: both(a.holds, b.holds),
    open: {
      escapes: a.open.escapes + sign * b.open.escapes,
      overkill: a.open.overkill + sign * b.open.overkill,
    },
    secondLooks: {
      escapes: looks(a.secondLooks.escapes, b.secondLooks.escapes),
      overkill: looks(a.secondLooks.overkill, b.secondLooks.overkill),
    },
  };
}
