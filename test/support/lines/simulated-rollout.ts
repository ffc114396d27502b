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
  }: { readonly plan?: RolloutPlan; readonly mostParts?: number } = {},
): SimulatedRollout {
  const random = randomNumbers(seed);
  const waiting: {
    readonly at: number;
    readonly pair: VerdictPair;
    readonly truth: PairTruth;
    readonly step: number | null;
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
    const { pair, truth } = drawPart(random(), models);
    const { step } = state;
    tell({ kind: 'part', arm });
    const differs = pair.champion !== pair.challenger;
    const isOfStep = countsForStep(state, plan, { arm: arm ?? 'champion', step });
    tell({ kind: 'looked', pair, truth: differs ? 'open' : truth, isOfStep });
    if (differs) waiting.push({ at: parts + SETTLED_AFTER, pair, truth, step: isOfStep ? step : null });
    while ((waiting[0]?.at ?? Infinity) <= parts) {
      const due = waiting.shift();
      if (due === undefined) break;
      wrong.push((due.pair.challenger === 'pass') === (due.truth === 'bad'));
      tell({ kind: 'settled', pair: due.pair, from: 'open', to: due.truth, isOfStep: due.step === state.step });
    }
  }
  return { state, parts, wasPromoted, wrong };
}

function drawPart(
  draw: number,
  { escapes, overkill }: TwoModels,
): { readonly pair: VerdictPair; readonly truth: PairTruth } {
  const cases = [
    [escapes.challenger, { champion: 'fail', challenger: 'pass' }, 'bad'],
    [escapes.champion, { champion: 'pass', challenger: 'fail' }, 'bad'],
    [overkill.challenger, { champion: 'pass', challenger: 'fail' }, 'good'],
    [overkill.champion, { champion: 'fail', challenger: 'pass' }, 'good'],
  ] as const;
  let left = draw;
  for (const [share, pair, truth] of cases) {
    if (left < share) return { pair, truth };
    left -= share;
  }
  return { pair: { champion: 'pass', challenger: 'pass' }, truth: 'good' };
}
