import { multiples, roundStep, stepsIn } from './round-ticks.ts';

/** One part in a million; no axis is finer. */
const LEAST = 1e-6;
/** A quarter is a round share; two and a half percent is not, and labels without decimals could not tell it. */
const FINEST_QUARTER = 0.1;

/** Round shares from 0 to the first one at or above the highest, never above all. */
export function shareTicks(highest: number): readonly number[] {
  if (!(highest > 0)) return [0, 1];
  const span = Math.min(1, Math.max(LEAST, highest));
  const step = shareStep(span);
  return multiples(step, 0, stepsIn(span, step));
}

/** Round shares from below the lowest, at most nine tenths, up to all. */
export function upToAll(shares: readonly (number | null)[]): readonly number[] {
  const lowest = Math.max(0, Math.min(0.9, ...shares.filter((share) => share !== null)));
  const step = shareStep(1 - lowest);
  const steps = stepsIn(1 - lowest, step);
  return multiples(step, 1 - steps * step, steps);
}

/** A quarter is a round share only where labels have room for it. */
function shareStep(span: number): number {
  return roundStep(span, (step) => step >= FINEST_QUARTER || !isQuarter(step));
}

function isQuarter(step: number): boolean {
  return /^25/.test(step.toExponential().replace('.', ''));
}
