import type { Candidate } from './candidate.ts';
import type { Floors } from './floors.ts';
import { scoreIn } from './scores.ts';

/** What graphs that choose their own boxes write where there is no box. */
const FILLER = -1;

/**
 * Score and class of a box chosen by the graph; `null` if it is below the floor of its class, or only pads the output.
 * Throws if they are invalid: a box without a class must not let its part pass.
 */
export function finishedScore(
  rawScore: number,
  rawClass: number,
  floors: Floors,
): Pick<Candidate, 'score' | 'classIndex'> | null {
  if (rawScore === FILLER) return null;
  const score = scoreIn(rawScore);
  // A score of 0 with any class is the usual way to say that there is no box.
  if (score === 0 && rawClass < 0) return null;
  const classIndex = wholeNumber('class', rawClass);
  return score >= floors.best(classIndex) ? { score, classIndex } : null;
}

/** How far rounding can carry a whole number that was computed as a fraction. */
const ROUNDING = 0.01;

/** A number that counts something: throws if it is not whole, or below 0. */
export function wholeNumber(of: string, value: number | undefined): number {
  const whole = Math.round(value ?? Number.NaN);
  if (value === undefined || !(Math.abs(value - whole) <= ROUNDING) || whole < 0) {
    throw new Error(`it gave ${value} where the number of a ${of} is expected`);
  }
  return whole === 0 ? 0 : whole;
}
