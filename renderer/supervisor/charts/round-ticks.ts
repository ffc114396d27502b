const STEPS = [1, 2, 2.5, 5, 10] as const;
/** So many steps at most between the ends of an axis: the labels have room, and a value is read off at a glance. */
const MOST_STEPS = 4;

/** The smallest round step that is allowed and with which no more than `MOST_STEPS` cover a span. */
export function roundStep(span: number, isAllowed: (step: number) => boolean = () => true): number {
  const least = span / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(least));
  const steps = STEPS.map((step) => Number((step * power).toPrecision(12)));
  return steps.find((step) => step >= least * (1 - 1e-9) && isAllowed(step)) ?? 10 * power;
}

export function stepsIn(span: number, step: number): number {
  return Math.ceil(span / step - 1e-9);
}

/** So many multiples of a step from a value on, without the last digits of computing with fractions. */
export function multiples(step: number, from: number, steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, index) => Number((from + index * step).toPrecision(12)));
}

/** Round values from 0 to the first at or above the highest; whole ones if the values are. */
export function countTicks(values: readonly number[]): readonly number[] {
  const highest = values.reduce((most, value) => Math.max(most, value), 0);
  if (!(highest > 0)) return [0, 1];
  const areWhole = values.every(Number.isInteger);
  const step = roundStep(highest, (candidate) => !areWhole || Number.isInteger(candidate));
  const whole = areWhole ? Math.max(1, step) : step;
  return multiples(whole, 0, stepsIn(highest, whole));
}

/** Round values around all that there are, from just below to just above them. */
export function rangeTicks(values: readonly number[]): readonly number[] {
  const lowest = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const highest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(lowest)) return [0, 1];
  const span = highest - lowest || Math.abs(highest) || 1;
  const step = roundStep(span);
  const from = Math.floor(lowest / step + 1e-9) * step;
  return multiples(step, from, Math.max(1, stepsIn(highest - from, step)));
}
