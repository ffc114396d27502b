import type { ShareEstimate } from '../statistics/wilson-interval.ts';

/** How good a person is at telling good from bad, by the usual limits of the trade. */
export type Grade = 'acceptable' | 'marginal' | 'unacceptable';

/** What a person is graded by. */
export type Graded = 'effectiveness' | 'miss' | 'falseAlarm';

/** The upper limits of acceptable and of marginal (AIAG, Measurement Systems Analysis, 4th edition, chapter III, section C). */
export const STUDY_LIMITS = {
  effectiveness: { isHighGood: true, acceptable: 0.9, marginal: 0.8 },
  miss: { isHighGood: false, acceptable: 0.02, marginal: 0.05 },
  falseAlarm: { isHighGood: false, acceptable: 0.05, marginal: 0.1 },
} as const satisfies Record<Graded, { isHighGood: boolean; acceptable: number; marginal: number }>;

/** The grade of the figure, and of both ends of its interval: if they differ, the study was too small to tell. */
export type Verdict = Readonly<{ grade: Grade; best: Grade; worst: Grade }>;

const ORDER: readonly Grade[] = ['acceptable', 'marginal', 'unacceptable'];
/** A share that differs from a limit only by rounding equals the limit. */
const ROUNDING = 1e-12;

export function gradeOf(which: Graded, share: number): Grade {
  const { isHighGood, acceptable, marginal } = STUDY_LIMITS[which];
  const meets = (limit: number) => (isHighGood ? share >= limit - ROUNDING : share <= limit + ROUNDING);
  if (meets(acceptable)) return 'acceptable';
  return meets(marginal) ? 'marginal' : 'unacceptable';
}

/** `null` if there were no looks that the figure could be about. */
export function verdictOn(which: Graded, estimate: ShareEstimate | null): Verdict | null {
  if (estimate === null) return null;
  const [low, high] = [gradeOf(which, estimate.low), gradeOf(which, estimate.high)];
  const isHighGood = STUDY_LIMITS[which].isHighGood;
  return { grade: gradeOf(which, estimate.share), best: isHighGood ? high : low, worst: isHighGood ? low : high };
}

/** A person is as good as the worst of their figures; unknown ones are left out. */
export function verdictOnPerson(verdicts: readonly (Verdict | null)[]): Verdict | null {
  const known = verdicts.filter((verdict) => verdict !== null);
  if (known.length === 0) return null;
  const worstOf = (pick: keyof Verdict) =>
    known
      .map((verdict) => verdict[pick])
      .reduce((one, other) => (ORDER.indexOf(one) >= ORDER.indexOf(other) ? one : other));
  return { grade: worstOf('grade'), best: worstOf('best'), worst: worstOf('worst') };
}
