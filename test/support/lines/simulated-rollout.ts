import { advanceRollout, countsForStep, isOver, ROLLOUT_BEGUN } from '../../../main/domain/rollout/advance-rollout.ts';
import { armOf } from '../../../main/domain/rollout/arm.ts';
import type { PairTruth } from '../../../main/domain/rollout/pair-tally.ts';
import type { RolloutEvent } from '../../../main/domain/rollout/rollout-event.ts';
import type { RolloutState, VerdictPair } from '../../../preload/contract/models/rollout.ts';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { randomNumbers } from '../random.ts';

/** How often each of two models alone is wrong about a part, as shares of all parts. */
export type TwoModels = {
  readonly escapes: { readonly challenger: number; readonly champion: number };
  readonly overkill: { readonly challenger: number; readonly champion: number };
  /** Of the parts that only one of them gets wrong, the share that the other one leaves to a person instead of judging; none if left out. */
  readonly unsure?: number;
};

export type SimulatedRollout = {
  readonly state: RolloutState;
  /** Parts that came down the line before the roll-out ended. */
  readonly parts: number;
  /** Whether the challenger ever became champion. */
  readonly wasPromoted: boolean;
  /** How the settled disagreements went, in their order: true where the challenger was wrong. */
  readonly wrong: readonly boolean[];
};

/** After how many further parts a person has settled a disagreement. */
const SETTLED_AFTER = 30;

/** One roll-out from its first part to its end, or to `mostParts`: every part is shown to the state machine, which decides after each. */
export function simulateRollout(
  seed: number,
  models: TwoModels,
  {
    plan = DEFAULT_ROLLOUT_PLAN,
    mostParts = 40_000,
    secondLooks = 1,
  }: {
    readonly plan?: RolloutPlan;
    readonly mostParts?: number;
    /** The share of second looks that people find the time for; what the line waits for is always answered. */
    readonly secondLooks?: number;
  } = {},
): SimulatedRollout {
  const random = randomNumbers(seed);
  const waiting: {
    readonly at: number;
    readonly pair: VerdictPair;
    readonly truth: PairTruth;
    readonly step: number | null;
    readonly isInShadow: boolean;
  }[] = [];
  const wrong: boolean[] = [];
  let state = ROLLOUT_BEGUN;
  let wasPromoted = false;
  const tell = (event: RolloutEvent) => {
    state = advanceRollout(state, plan, event).state;
    if (state.owes === 'promotion') {
      wasPromoted = true;
      state = advanceRollout(state, plan, { kind: 'promoted' }).state;
    }
  };
  let parts = 0;
  for (; parts < mostParts && !isOver(state); parts += 1) {
    const share = plan.steps[state.step]?.share ?? 0;
    const arm = share === 0 ? null : armOf(Math.floor(random() * 2 ** 32), share);
    const { pair, truth } = drawPart(random(), models, random);
    const { step } = state;
    tell({ kind: 'part', arm });
    const differs = pair.champion !== pair.challenger;
    const isOfStep = countsForStep(state, plan, { arm: arm ?? 'champion', step });
    const isInShadow = arm !== 'canary' && step < plan.steps.length;
    tell({ kind: 'looked', pair, truth: differs ? 'open' : truth, isInShadow, isOfStep });
    const isAwaited = isInShadow ? pair.champion === 'undetermined' : !isFailed(pair);
    if (differs && (isAwaited || secondLooks === 1 || random() < secondLooks)) {
      waiting.push({ at: parts + SETTLED_AFTER, pair, truth, step: isOfStep ? step : null, isInShadow });
    }
    while ((waiting[0]?.at ?? Infinity) <= parts) {
      const due = waiting.shift();
      if (due === undefined) break;
      const { step: at, truth: to, ...looked } = due;
      wrong.push(due.pair.challenger === (to === 'bad' ? 'pass' : 'fail'));
      tell({ kind: 'settled', from: 'open', to, ...looked, isOfStep: at === state.step });
    }
  }
  return { state, parts, wasPromoted, wrong };
}

function isFailed({ champion, challenger }: VerdictPair): boolean {
  return champion === 'fail' || challenger === 'fail';
}

function drawPart(
  draw: number,
  { escapes, overkill, unsure = 0 }: TwoModels,
  random: () => number,
): { readonly pair: VerdictPair; readonly truth: PairTruth } {
  const cases = [
    [escapes.challenger, { champion: 'fail', challenger: 'pass' }, 'bad'],
    [escapes.champion, { champion: 'pass', challenger: 'fail' }, 'bad'],
    [overkill.challenger, { champion: 'pass', challenger: 'fail' }, 'good'],
    [overkill.champion, { champion: 'fail', challenger: 'pass' }, 'good'],
  ] as const;
  let left = draw;
  for (const [share, pair, truth] of cases) {
    if (left < share) return { pair: unsure > 0 && random() < unsure ? withDoubt(pair, truth) : pair, truth };
    left -= share;
  }
  return { pair: { champion: 'pass', challenger: 'pass' }, truth: 'good' };
}

/** The model that is right about the part leaves it to a person. */
function withDoubt({ champion, challenger }: VerdictPair, truth: 'good' | 'bad'): VerdictPair {
  const wrong = truth === 'bad' ? 'pass' : 'fail';
  return challenger === wrong ? { champion: 'undetermined', challenger } : { champion, challenger: 'undetermined' };
}
