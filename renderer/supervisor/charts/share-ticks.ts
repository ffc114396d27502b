const STEPS = [1, 2, 2.5, 5, 10] as const;
/** One part in a million; no axis is finer. */
const LEAST = 1e-6;
/** A quarter is a round share; two and a half percent is not, and labels without decimals could not tell it. */
const FINEST_QUARTER = 0.1;
/** So many steps at most between the ends of an axis. */
const MOST_STEPS = 4;

/** Round shares from 0 to the first one at or above the highest, never above all. */
export function shareTicks(highest: number): readonly number[] {
  if (!(highest > 0)) return [0, 1];
  const span = Math.min(1, Math.max(LEAST, highest));
  const step = roundStep(span);
  return multiples(step, 0, stepsIn(span, step));
}

/** Round shares from below the lowest, at most nine tenths, up to all. */
export function upToAll(shares: readonly (number | null)[]): readonly number[] {
  const lowest = Math.max(0, Math.min(0.9, ...shares.filter((share) => share !== null)));
  const step = roundStep(1 - lowest);
  const steps = stepsIn(1 - lowest, step);
  return multiples(step, 1 - steps * step, steps);
}

/** The smallest round step with which no more than `MOST_STEPS` cover a span. */
function roundStep(span: number): number {
  const least = span / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(least));
  const fits = (step: number) => step * power >= least * (1 - 1e-9) && (step !== 2.5 || power >= FINEST_QUARTER);
  return (STEPS.find(fits) ?? 10) * power;
}

function stepsIn(span: number, step: number): number {
  return Math.ceil(span / step - 1e-9);
}

function multiples(step: number, from: number, steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, index) => Number((from + index * step).toPrecision(12)));
}
