import type { RolloutCause, RolloutState, RolloutTally } from '../../../preload/contract/models/rollout.ts';
import type { RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { excessAtLeast, type Sample } from '../statistics/larger-mean.ts';
import { oneSidedEvidence } from '../statistics/one-sided-evidence.ts';
import { shareEvidence } from '../statistics/share-evidence.ts';
import { smallDifferenceEvidence } from '../statistics/small-difference-evidence.ts';
import type { RolloutEvent } from './rollout-event.ts';

/** How the plan’s α is split over the guards that may end a roll-out: together they are wrong no more often than it says. */
const PARTS_OF_ALPHA = { escapes: 0.45, overkill: 0.45, shares: 0.1 } as const;
type Guard = keyof typeof PARTS_OF_ALPHA;

/** How likely a challenger that is worse by the margin may become champion. */
const PROMOTION_LEVEL = 0.05;

/** The evidence at which a guard ends the roll-out, as a natural logarithm. */
export function limitOf(guard: Guard, { alpha }: Pick<RolloutPlan, 'alpha'>): number {
  return -Math.log(alpha * PARTS_OF_ALPHA[guard]);
}

/**
 * The evidence that the challenger is the worse of the two, as natural logarithms. In shadow, the line itself has people settle what the champion
 * is unsure of, so the challenger's errors there come to light at once; its own doubts are settled by second looks, which may wait.
 * The errors of the champion that are still hidden there are added, by the share found so far and one more.
 */
export function harmOf({ escapes, overkill, secondLooks }: Pick<RolloutTally, 'escapes' | 'overkill' | 'secondLooks'>) {
  return {
    escapes: oneSidedEvidence(escapes.challenger, escapes.champion + stillHidden(secondLooks.escapes)),
    overkill: oneSidedEvidence(overkill.challenger, overkill.champion + stillHidden(secondLooks.overkill)),
  };
}

function stillHidden({ open, settled, wrong }: RolloutTally['secondLooks']['escapes']): number {
  return (open * (wrong + 1)) / (settled + 1);
}

/** Why the challenger has to go, or `null`. */
export function harmCause(tally: RolloutTally, plan: RolloutPlan): RolloutCause | null {
  const harm = harmOf(tally);
  for (const code of ['escapes', 'overkill'] as const) {
    const limit = limitOf(code, plan);
    const { challenger: wrong, champion } = tally[code];
    if (harm[code] >= limit) return { code, wrong, of: wrong + champion, evidence: harm[code], limit };
  }
  return null;
}

/** The evidence that parts do not go to the canary by the shares of the plan, as a natural logarithm. */
export function sharesEvidence({ shares, step }: Pick<RolloutState, 'shares' | 'step'>, plan: RolloutPlan): number {
  const share = plan.steps[step]?.share ?? 0;
  // In shadow, and once the challenger decides all parts, there is nothing to draw.
  const own = share === 0 ? 0 : shareEvidence(shares.canary, shares.parts, share);
  return shares.logBefore + own;
}

export function sharesCause(state: RolloutState, plan: RolloutPlan): RolloutCause | null {
  if (sharesEvidence(state, plan) < limitOf('shares', plan)) return null;
  const { canary, parts } = state.shares;
  return { code: 'shares', canary, parts, expected: parts * (plan.steps[state.step]?.share ?? 0) };
}

/** The evidence that the challenger is worse by less than the margin, as natural logarithms, counting every open disagreement as the challenger's error. */
export function safetyOf({ looked, escapes, overkill, open }: RolloutTally, { margin }: RolloutPlan) {
  const of = ({ challenger, champion }: RolloutTally['escapes'], unsettled: number) => {
    const first = challenger + unsettled;
    return smallDifferenceEvidence({ first, second: champion, neither: looked - first - champion }, margin);
  };
  return { escapes: of(escapes, open.escapes), overkill: of(overkill, open.overkill) };
}

/** The evidence of `safetyOf` that it takes to become champion. */
export const SAFETY_LIMIT = -Math.log(PROMOTION_LEVEL);

export function isShownSafe(tally: RolloutTally, plan: RolloutPlan): boolean {
  const { escapes, overkill } = safetyOf(tally, plan);
  return escapes >= SAFETY_LIMIT && overkill >= SAFETY_LIMIT;
}

/** Why the step has to wait for an engineer although its needs are met, or `null`: evidence that more is left to people than the plan allows. */
export function holdsCause({ looked, holds }: RolloutTally, { holdMargin, alpha }: RolloutPlan): RolloutCause | null {
  const { challenger, champion } = holds;
  // The same bet the other way round: that the champion’s share less the challenger’s is below −margin.
  const evidence = largeDifferenceEvidence(challenger, champion, looked, holdMargin);
  return evidence < -Math.log(alpha) ? null : { code: 'holds', challenger, champion, looked };
}

/** Which part of α it takes to call a challenger slow: the newest looks are compared after every part, so old ones drop out and are not held against it. */
const SLOW_PART_OF_ALPHA = 0.1;

/**
 * Why it has to wait for an engineer, or `null`: its 95th percentile is longer than the plan allows, and that is no chance. The computer holds
 * up one look in twenty or so for a moment, whoever's it is: two models just as quick had one percentile twice the other's in most roll-outs.
 */
export function slowCause(
  { challengerMs, championMs, slower, faster }: Extract<RolloutEvent, { kind: 'timed' }>,
  { slowdown, alpha }: RolloutPlan,
): RolloutCause | null {
  const isSlow = challengerMs > slowdown * championMs;
  const isShown = oneSidedEvidence(slower, faster) >= -Math.log(alpha * SLOW_PART_OF_ALPHA);
  return isSlow && isShown ? { code: 'slow', challengerMs, championMs } : null;
}

/** Parts needed in each arm before their cost can be compared. */
const FEWEST_COSTS = 20;

/** Why it has to wait for an engineer, or `null`: a part of the canary costs people more time than the plan allows. Seconds for each part. */
export function peopleCause(
  canary: Sample,
  champion: Sample,
  { reviewSeconds, alpha }: RolloutPlan,
): RolloutCause | null {
  if (Math.min(canary.count, champion.count) < FEWEST_COSTS) return null;
  if (excessAtLeast(canary, champion, alpha) <= reviewSeconds) return null;
  return { code: 'people', canarySeconds: canary.mean, championSeconds: champion.mean };
}

/** Against "the first share is larger by no more than `margin`": scores turned round, the margin below 0. */
function largeDifferenceEvidence(first: number, second: number, looked: number, margin: number): number {
  return smallDifferenceEvidence({ first: second, second: first, neither: looked - first - second }, -margin);
}
