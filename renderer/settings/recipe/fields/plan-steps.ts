import type { RolloutPlan } from '../../../../preload/contract/models/rollout-plan.ts';

type Steps = RolloutPlan['steps'];
type Step = Steps[number];

const MOST_STEPS = 10;
/** The smallest difference between the shares of two steps, in per mille: what a field with one decimal of a per cent can show. */
const LEAST_RISE = 1;
const MOST_PERMILLE = 500;

/** The steps with one of them changed. */
export function withStep(steps: Steps, index: number, part: Partial<Step>): Step[] {
  return steps.map((step, each) => (each === index ? { ...step, ...part } : step));
}

/** The range for the share of a step, so that shares rise from step to step; only the first may be 0, in shadow. */
export function shareRange(steps: Steps, index: number): { readonly least: number; readonly most: number } {
  const [before, after] = [permille(steps[index - 1]), permille(steps[index + 1])];
  return {
    least: (before === null ? 0 : before + LEAST_RISE) / 1000,
    most: (after === null ? MOST_PERMILLE : after - LEAST_RISE) / 1000,
  };
}

/** The steps with a new one after this one, at a share between its neighbours; `null` where there is no room for one. */
export function withStepAfter(steps: Steps, index: number): Step[] | null {
  const step = steps[index];
  const [before, after] = [permille(step), permille(steps[index + 1]) ?? MOST_PERMILLE + LEAST_RISE];
  if (step === undefined || before === null || steps.length >= MOST_STEPS || after - before <= LEAST_RISE) return null;
  const isLast = index === steps.length - 1;
  const between = isLast ? Math.min(MOST_PERMILLE, Math.max(10, before * 2)) : Math.ceil((before + after) / 2);
  return steps.toSpliced(index + 1, 0, { ...step, share: between / 1000 });
}

/** The steps without this one; `null` if it is the only one. */
export function withoutStep(steps: Steps, index: number): Step[] | null {
  return steps.length === 1 ? null : steps.toSpliced(index, 1);
}

function permille(step: Step | undefined): number | null {
  return step === undefined ? null : Math.round(step.share * 1000);
}
