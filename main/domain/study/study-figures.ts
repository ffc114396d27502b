import type { AgreementEstimate, JudgementCounts } from '../review/agreement-measures.ts';
import type { ShareEstimate } from '../statistics/wilson-interval.ts';
import { clusteredAgreement } from './clustered-agreement.ts';
import { clusteredShare, exactShare } from './clustered-share.ts';
import { type PersonAnswers, type StudyAnswers, saidOf } from './study-answers.ts';

/** One person in a study (AIAG, Measurement Systems Analysis, 4th edition, chapter III, section C). */
export type PersonFigures = Readonly<{
  /** Parts to which the person gave the same answer in every round, of all parts. */
  within: ShareEstimate | null;
  /** Fleiss' kappa between the rounds. */
  withinKappa: AgreementEstimate | null;
  /** Effectiveness: parts that the person judged correctly in every round, of all parts. */
  effectiveness: ShareEstimate | null;
  /** Bad parts called good in every round, good parts called bad in every round, and parts with changing answers. */
  alwaysMissed: number;
  alwaysFalse: number;
  mixed: number;
  /** Looks at bad parts that said good, of all looks at bad parts; and vice versa. */
  miss: ShareEstimate | null;
  falseAlarm: ShareEstimate | null;
  /** Cohen's kappa between the looks and the right answers. */
  referenceKappa: AgreementEstimate | null;
}>;

export type StudyFigures = Readonly<{
  people: readonly PersonFigures[];
  /** Cohen's kappa of every two people, round by round; by their position among the people. */
  pairs: readonly Readonly<{ first: number; second: number; kappa: AgreementEstimate | null }>[];
  /** Parts to which everybody gave the same answer in every round, and Fleiss' kappa of all looks. */
  between: ShareEstimate | null;
  betweenKappa: AgreementEstimate | null;
  /** Parts that everybody judged correctly in every round. */
  allRight: ShareEstimate | null;
}>;

/** What a crossed trial says about its people. Intervals at 95 %, for parts like these; several looks at one part count for what they are worth. */
export function studyFigures({ references, people }: StudyAnswers): StudyFigures {
  const parts = references.map((_, part) => part);
  const isOne = (answers: readonly boolean[]) => answers.every((said) => said === answers[0]);
  const count = (holds: (part: number) => boolean) => exactShare(parts.filter(holds).length, parts.length);
  const everybodyOf = (part: number) => people.flatMap((person) => saidOf(person, part));
  return {
    people: people.map((person) => personFigures(person, references)),
    pairs: people.flatMap((one, first) =>
      people.slice(first + 1).map((other, offset) => ({
        first,
        second: first + 1 + offset,
        kappa: clusteredAgreement(
          'kappa',
          parts.map((part) => counted(saidOf(one, part), saidOf(other, part))),
        ),
      })),
    ),
    between: count((part) => isOne(everybodyOf(part))),
    betweenKappa: fleissKappa(parts.map(everybodyOf)),
    allRight: count((part) => everybodyOf(part).every((said) => said === references[part])),
  };
}

function personFigures(person: PersonAnswers, references: readonly boolean[]): PersonFigures {
  const parts = references.map((isBad, part) => {
    const said = saidOf(person, part);
    const wrong = said.filter((answer) => answer !== isBad).length;
    return { isBad, said, wrong, of: said.length };
  });
  const alike = parts.filter(({ wrong, of }) => wrong === 0 || wrong === of).length;
  const wrongOf = (isBad: boolean) =>
    parts.filter((part) => part.isBad === isBad).map(({ wrong, of }) => ({ count: wrong, of }));
  const always = (wanted: boolean) => parts.filter(({ isBad, wrong, of }) => isBad === wanted && wrong === of).length;
  return {
    within: exactShare(alike, parts.length),
    withinKappa: fleissKappa(parts.map(({ said }) => said)),
    effectiveness: exactShare(parts.filter(({ wrong }) => wrong === 0).length, parts.length),
    alwaysMissed: always(true),
    alwaysFalse: always(false),
    mixed: parts.length - alike,
    miss: clusteredShare(wrongOf(true)),
    falseAlarm: clusteredShare(wrongOf(false)),
    referenceKappa: clusteredAgreement(
      'kappa',
      parts.map(({ isBad, said }) =>
        counted(
          said.map(() => isBad),
          said,
        ),
      ),
    ),
  };
}

/**
 * Fleiss' kappa ("Measuring nominal scale agreement among many raters", Psychological Bulletin 76, 1971): of two kinds of answers it is
 * Cohen's over every two answers about a part, each in both orders, because their order means nothing.
 */
function fleissKappa(answers: readonly (readonly boolean[])[]): AgreementEstimate | null {
  const parts = answers.map((said): JudgementCounts => {
    const bad = said.filter(Boolean).length;
    const good = said.length - bad;
    return { goodGood: good * (good - 1), goodBad: good * bad, badGood: good * bad, badBad: bad * (bad - 1) };
  });
  return clusteredAgreement('kappa', parts);
}

/** How often two rows of answers about one part said what, look by look. */
function counted(one: readonly boolean[], other: readonly boolean[]): JudgementCounts {
  const count = (first: boolean, second: boolean) =>
    one.filter((said, at) => said === first && other[at] === second).length;
  return {
    goodGood: count(false, false),
    goodBad: count(false, true),
    badGood: count(true, false),
    badBad: count(true, true),
  };
}
