import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import type { StudyAnswers } from '../../../main/domain/study/study-answers.ts';
import { studyFigures } from '../../../main/domain/study/study-figures.ts';
import { randomNumbers } from '../random.ts';
import type { Coverage } from './agreement-truth.ts';

/** How people see one part: the chance that each of them calls it bad. */
type DrawnPart = { readonly isBad: boolean; readonly saysBad: readonly number[] };

/** Nobody is sure about a third of the parts; on the others, each person errs at their own rate. */
const PEOPLE = [
  { miss: 0.02, falseAlarm: 0.02 },
  { miss: 0.05, falseAlarm: 0.01 },
  { miss: 0.01, falseAlarm: 0.06 },
] as const;
const BORDERLINE = 1 / 3;
/** Size of the population that the true figures come from: their error is far below that of any study. */
const POPULATION = 20_000;

function drawPart(random: () => number): DrawnPart {
  const isBad = random() < 0.5;
  const isBorderline = random() < BORDERLINE;
  // A borderline part is equally hard for everybody.
  const doubt = isBorderline ? 0.4 * random() : 0;
  return {
    isBad,
    saysBad: PEOPLE.map(({ miss, falseAlarm }) => {
      const wrong = Math.min(0.95, (isBad ? miss : falseAlarm) + doubt);
      return isBad ? 1 - wrong : wrong;
    }),
  };
}

function answersOf(parts: readonly DrawnPart[], rounds: number, random: () => number): StudyAnswers {
  return {
    references: parts.map(({ isBad }) => isBad),
    people: PEOPLE.map((_, person) =>
      Array.from({ length: rounds }, () => parts.map(({ saysBad }) => random() < (saysBad[person] ?? 0))),
    ),
  };
}

type Named = Readonly<Record<string, { readonly value: number; readonly low: number; readonly high: number } | null>>;

/** The figures of one person and of all, by the names that a reader knows. */
function named(study: StudyAnswers): Named {
  const { people, pairs, between, betweenKappa, allRight } = studyFigures(study);
  const [person] = people;
  const share = (estimate: (typeof people)[number]['miss']) =>
    estimate === null ? null : { value: estimate.share, low: estimate.low, high: estimate.high };
  return {
    'parts called the same in every round': share(person?.within ?? null),
    effectiveness: share(person?.effectiveness ?? null),
    'miss rate': share(person?.miss ?? null),
    'false-alarm rate': share(person?.falseAlarm ?? null),
    'Fleiss’ kappa within a person': person?.withinKappa ?? null,
    'Cohen’s kappa against the reference': person?.referenceKappa ?? null,
    'Cohen’s kappa of two people': pairs[0]?.kappa ?? null,
    'parts on which all agree': share(between),
    'Fleiss’ kappa of all': betweenKappa,
    'parts that all call right': share(allRight),
  };
}

/** Whether the intervals of studies hold, for parts drawn anew from one population: studies of the usual size and small ones. */
export function studyTruth({ runs, seed }: { readonly runs: number; readonly seed: number }): readonly Coverage[] {
  return [
    { parts: 50, rounds: 3 },
    { parts: 20, rounds: 2 },
  ].flatMap(({ parts, rounds }, index) => {
    const random = randomNumbers(seed + index);
    const draw = (count: number) => Array.from({ length: count }, () => drawPart(random));
    const truth = named(answersOf(draw(POPULATION), rounds, random));
    const tallies = new Map(Object.keys(truth).map((name) => [name, { told: 0, held: 0 }]));
    for (let run = 0; run < runs; run += 1) {
      for (const [name, found] of Object.entries(named(answersOf(draw(parts), rounds, random)))) {
        const [tally, true_] = [tallies.get(name), truth[name]];
        if (tally === undefined || found === null || true_ === null || true_ === undefined) continue;
        tally.told += 1;
        if (found.low <= true_.value && true_.value <= found.high) tally.held += 1;
      }
    }
    return [...tallies].flatMap(([figure, { told, held }]): readonly Coverage[] => {
      const share = estimateShare(held, told);
      const history = `studies of ${parts} parts and ${rounds} rounds`;
      return share === null ? [] : [{ figure, history, held: share }];
    });
  });
}
