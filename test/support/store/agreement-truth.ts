import {
  type AgreementMeasure,
  estimateAgreement,
  type JudgementCounts,
} from '../../../main/domain/review/agreement-measures.ts';
import { kappaDoubt } from '../../../main/domain/review/judgement.ts';
import { estimateShare, type ShareEstimate } from '../../../main/domain/statistics/wilson-interval.ts';
import { randomNumbers } from '../random.ts';

/** A figure of the station, the histories that it was taken over, and the share of them in which its interval at 95 % held the true one. */
export type Coverage = { readonly figure: string; readonly history: string; readonly held: ShareEstimate };

/** Two people of equal skill judging parts, a share of which is bad. They err independently. */
export type Team = {
  readonly bad: number;
  readonly miss: number;
  readonly falseAlarm: number;
  /** Of the second person, where they differ. */
  readonly second?: { readonly miss: number; readonly falseAlarm: number };
};

const MEASURES: readonly AgreementMeasure[] = ['good', 'bad', 'kappa', 'ac1'];

/** The share of random teams in which each interval holds the true value, among those for which it is defined. */
export function agreementCoverage(team: Team, pairs: number, { runs, seed }: { runs: number; seed: number }) {
  const random = randomNumbers(seed);
  const shares = expectedOf(team);
  const truth = new Map(MEASURES.map((measure) => [measure, estimateAgreement(measure, shares)?.value ?? Number.NaN]));
  const held = new Map(MEASURES.map((measure) => [measure, { told: 0, held: 0 }]));
  let [belowChance, claimed] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const counts = drawLooks(shares, pairs, random);
    for (const measure of MEASURES) {
      const found = estimateAgreement(measure, counts);
      const tally = held.get(measure);
      const true_ = truth.get(measure) ?? Number.NaN;
      if (found === null || tally === undefined) continue;
      tally.told += 1;
      if (found.low <= true_ + 1e-9 && true_ - 1e-9 <= found.high) tally.held += 1;
      if (measure === 'kappa' && found.value <= 0) belowChance += 1;
      if (measure === 'kappa' && kappaDoubt(found, badShare(counts)) === null && found.value <= 0) claimed += 1;
    }
  }
  return { truth, held, belowChance: belowChance / runs, claimed: claimed / runs };
}

/** Expected outcomes of each pair of looks, as shares. */
function expectedOf({ bad, miss, falseAlarm, second = { miss, falseAlarm } }: Team): JudgementCounts {
  const both = (one: number, other: number, second_: readonly [number, number]) =>
    bad * one * second_[0] + (1 - bad) * other * second_[1];
  const saysBad = [1 - second.miss, second.falseAlarm] as const;
  const saysGood = [second.miss, 1 - second.falseAlarm] as const;
  return {
    goodGood: both(miss, 1 - falseAlarm, saysGood),
    goodBad: both(miss, 1 - falseAlarm, saysBad),
    badGood: both(1 - miss, falseAlarm, saysGood),
    badBad: both(1 - miss, falseAlarm, saysBad),
  };
}

function drawLooks(shares: JudgementCounts, pairs: number, random: () => number): JudgementCounts {
  const counts = { goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 };
  for (let pair = 0; pair < pairs; pair += 1) {
    let left = random();
    for (const key of ['badBad', 'badGood', 'goodBad', 'goodGood'] as const) {
      left -= shares[key];
      if (left < 0 || key === 'goodGood') {
        counts[key] += 1;
        break;
      }
    }
  }
  return counts;
}

function badShare({ goodGood, goodBad, badGood, badBad }: JudgementCounts): number {
  return (badBad + (goodBad + badGood) / 2) / (goodGood + goodBad + badGood + badBad);
}

/** Teams from usual to awkward: few bad parts, few pairs, people who differ, people who are careless. */
const TEAMS: readonly { readonly name: string; readonly team: Team; readonly pairs: readonly number[] }[] = [
  { name: 'an honest team, 2 % bad parts', team: { bad: 0.02, miss: 0.05, falseAlarm: 0.005 }, pairs: [50, 150, 500] },
  { name: 'an honest team, 10 % bad parts', team: { bad: 0.1, miss: 0.05, falseAlarm: 0.01 }, pairs: [30, 100, 400] },
  { name: 'a sloppy team, 30 % bad parts', team: { bad: 0.3, miss: 0.2, falseAlarm: 0.1 }, pairs: [20, 100] },
  {
    name: 'one strict and one lenient, 20 % bad parts',
    team: { bad: 0.2, miss: 0.02, falseAlarm: 0.1, second: { miss: 0.25, falseAlarm: 0.005 } },
    pairs: [30, 150],
  },
];

/** Whether the figures of agreement between people hold, over teams of known skill. */
export function agreementTruth({ runs, seed }: { readonly runs: number; readonly seed: number }): readonly Coverage[] {
  return TEAMS.flatMap(({ name, team, pairs }, teamIndex) =>
    pairs.flatMap((count, index) => {
      const { held } = agreementCoverage(team, count, { runs, seed: seed + 1000 * teamIndex + index });
      return [...held].flatMap(([measure, tally]): readonly Coverage[] => {
        const share = estimateShare(tally.held, tally.told);
        const history = `${name}, ${count} parts shown twice`;
        return share === null ? [] : [{ figure: nameOf(measure), history, held: share }];
      });
    }),
  );
}

function nameOf(measure: AgreementMeasure): string {
  return { good: 'agreement on good parts', bad: 'agreement on bad parts', kappa: 'kappa', ac1: 'AC1' }[measure];
}
