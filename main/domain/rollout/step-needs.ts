import type { RolloutState } from '../../../preload/contract/models/rollout.ts';
import type { RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { isShownSafe } from './guards.ts';

/** What the current step still lacks. If all is 0 or false: its needs are met. */
export type StepNeeds = {
  readonly parts: number;
  /** Disagreements that people have to settle. */
  readonly pairs: number;
  /** Before it becomes champion: whether it is not yet shown that the challenger is worse by less than the margin. */
  readonly safety: boolean;
};

/** Whether the challenger is champion already. */
export function isWatched({ step }: Pick<RolloutState, 'step'>, plan: RolloutPlan): boolean {
  return step >= plan.steps.length;
}

/** Too little data means waiting; it is neither failure nor success. */
export function stepNeeds(state: RolloutState, plan: RolloutPlan): StepNeeds {
  const { atStep, step, tally } = state;
  const planned = plan.steps[step];
  if (planned === undefined) return { parts: lacking(plan.watchParts, atStep.parts), pairs: 0, safety: false };
  return {
    parts: lacking(planned.parts, atStep.parts),
    pairs: lacking(Math.min(planned.pairs, atStep.disagreements), atStep.settled),
    safety: step === plan.steps.length - 1 && !isShownSafe(tally, plan),
  };
}

export function areMet({ parts, pairs, safety }: StepNeeds): boolean {
  return parts === 0 && pairs === 0 && !safety;
}

function lacking(wanted: number, has: number): number {
  return Math.max(0, wanted - has);
}
