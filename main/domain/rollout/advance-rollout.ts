import type { Fault } from '../../../preload/contract/faults/result.ts';
import type {
  RolloutCause,
  RolloutHappening,
  RolloutState,
  RolloutTally,
} from '../../../preload/contract/models/rollout.ts';
import type { RolloutArm } from '../../../preload/contract/models/rollout-arm.ts';
import type { RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { harmCause, holdsCause, peopleCause, sharesCause, sharesEvidence, slowCause } from './guards.ts';
import { addTallies, NO_TALLY, pairTally } from './pair-tally.ts';
import type { RolloutEvent } from './rollout-event.ts';
import { areMet, isWatched, stepNeeds } from './step-needs.ts';

export type Advanced = { readonly state: RolloutState; readonly happened: readonly RolloutHappening[] };

const NOTHING_YET = { parts: 0, disagreements: 0, settled: 0 };

export const ROLLOUT_BEGUN: RolloutState = {
  status: 'running',
  step: 0,
  owes: null,
  cause: null,
  atStep: NOTHING_YET,
  tally: NO_TALLY,
  shares: { parts: 0, canary: 0, logBefore: 0 },
  waived: [],
};

/** Whether it is over: only what the station still has to do can change it. */
export function isOver({ status }: Pick<RolloutState, 'status'>): boolean {
  return status === 'rolled-back' || status === 'stopped' || status === 'settled';
}

/**
 * A roll-out after one more event. It knows parts and settled disagreements and no clock; the same events in the same order always lead
 * to the same state, so it can be stored with the part or answer of each event.
 */
export function advanceRollout(state: RolloutState, plan: RolloutPlan, event: RolloutEvent): Advanced {
  if (isOver(state)) return afterTheEnd(state, event);
  const learned = learn(state, plan, event);
  return isOver(learned.state) ? learned : judged(state, learned, plan);
}

/** A finished roll-out only waits for the switch back, or for somebody to name another champion. */
function afterTheEnd(state: RolloutState, { kind }: RolloutEvent): Advanced {
  if (state.owes !== 'return' || (kind !== 'returned' && kind !== 'recipe-changed')) return still(state);
  return { state: { ...state, owes: null }, happened: kind === 'returned' ? [{ kind }] : [] };
}

function learn(state: RolloutState, plan: RolloutPlan, event: RolloutEvent): Advanced {
  switch (event.kind) {
    case 'part':
      return still(event.arm === null ? state : { ...state, shares: withDraw(state.shares, event.arm === 'canary') });
    case 'looked':
      return still(withLook(state, event));
    case 'settled':
      return still(withSettled(state, event));
    case 'timed':
      return withGuard(state, 'slow', () => slowCause(event, plan));
    case 'cost':
      return withGuard(state, 'people', () => peopleCause(event.canary, event.champion, plan));
    case 'drift':
      return withDrift(state, event.isOpen);
    case 'struck':
      // Such a part only brought to light that the file had changed.
      if (event.fault.code === 'model-mismatch') return withoutModel(state, plan, event.fault);
      return goBack(state, plan, { code: 'strike', fault: event.fault, part: event.part });
    case 'unloadable':
      return withoutModel(state, plan, event.fault);
    case 'unfit':
      return end(state, 'stopped', { code: 'unfit', fault: event.fault });
    case 'recipe-changed':
      return end(state, 'stopped', { code: 'recipe-changed' });
    case 'promoted':
      if (state.owes !== 'promotion') return still(state);
      return enter({ ...state, owes: null }, plan, plan.steps.length, [{ kind: 'promoted' }]);
    case 'refused':
    case 'unwatched':
      // What was owed may have been taken back meanwhile.
      if (state.owes !== 'promotion') return still(state);
      return freeze({ ...state, owes: null }, { code: event.kind, fault: event.fault });
    case 'returned':
      return still(state);
    case 'pause':
      return { state: { ...state, status: 'paused', owes: null }, happened: [{ kind: 'paused' }] };
    case 'resume':
      return resumed(state);
    case 'advance':
      return byEngineer(state, plan);
    case 'promote':
      return still(isWatched(state, plan) ? state : { ...state, status: 'running', cause: null, owes: 'promotion' });
    case 'roll-back':
      return goBack(state, plan, { code: 'person' });
    default:
      return event satisfies never;
  }
}

function withDraw(shares: RolloutState['shares'], isCanary: boolean): RolloutState['shares'] {
  return { ...shares, parts: shares.parts + 1, canary: shares.canary + (isCanary ? 1 : 0) };
}

/** A part that both models looked at: `arm` is `champion` where one of them did so in shadow; `step` is `null` if it came before the roll-out. */
export type LookedAtPart = { readonly arm: RolloutArm; readonly step: number | null };

/**
 * Whether a part that both models inspected counts for the current step, and not only as evidence. It must be a part of that step, since a
 * shadow inspection may come long after its part; and in a step with a share, the challenger must have had a say in it.
 */
export function countsForStep(state: RolloutState, plan: RolloutPlan, { arm, step }: LookedAtPart): boolean {
  if (state.status === 'paused' || step !== state.step) return false;
  return arm === 'canary' || (plan.steps[step]?.share ?? 0) === 0;
}

function withLook(state: RolloutState, event: Extract<RolloutEvent, { kind: 'looked' }>): RolloutState {
  const { pair, truth, isOfStep, isInShadow } = event;
  const differs = pair.champion !== pair.challenger;
  const tally = addTallies(state.tally, pairTally(pair, truth, isInShadow));
  if (!isOfStep) return { ...state, tally };
  return {
    ...state,
    tally,
    atStep: {
      parts: state.atStep.parts + 1,
      disagreements: state.atStep.disagreements + (differs ? 1 : 0),
      settled: state.atStep.settled + (differs && truth !== 'open' ? 1 : 0),
    },
  };
}

function withSettled(state: RolloutState, event: Extract<RolloutEvent, { kind: 'settled' }>): RolloutState {
  const { pair, from, to, isOfStep, isInShadow } = event;
  const without = addTallies(state.tally, pairTally(pair, from, isInShadow), -1);
  const change = (to === 'open' ? 0 : 1) - (from === 'open' ? 0 : 1);
  const settled = Math.max(0, state.atStep.settled + (isOfStep ? change : 0));
  return {
    ...state,
    tally: addTallies(without, pairTally(pair, to, isInShadow)),
    atStep: { ...state.atStep, settled },
  };
}

type Waivable = RolloutState['waived'][number];

/** A guard holds the step, unless an engineer has set it aside in this step. */
function withGuard(state: RolloutState, guard: Waivable, causeOf: () => RolloutCause | null): Advanced {
  if (state.status !== 'running' || state.waived.includes(guard)) return still(state);
  const cause = causeOf();
  return cause === null ? still(state) : freeze(state, cause);
}

/** Drift holds the step while it lasts. It says nothing about the challenger, so nothing is rolled back for it. */
function withDrift(state: RolloutState, isOpen: boolean): Advanced {
  if (isOpen) return withGuard(state, 'drift', () => ({ code: 'drift' }));
  if (state.status !== 'frozen' || state.cause?.code !== 'drift') return still(state);
  return { state: { ...state, status: 'running', cause: null }, happened: [{ kind: 'resumed' }] };
}

/** What an engineer may look at and set aside for the rest of a step. */
const GUARDS: readonly Waivable[] = ['holds', 'slow', 'people', 'drift'];

/** An engineer goes on from where a guard or the plan waits for one. Unmet needs still have to be met: nobody can skip them. */
function byEngineer(state: RolloutState, plan: RolloutPlan): Advanced {
  const { cause, waived, status } = state;
  if (status === 'paused') return still(state);
  const guard = GUARDS.find((each) => each === cause?.code);
  const onward = {
    ...state,
    status: 'running',
    cause: null,
    waived: guard === undefined ? waived : [...waived, guard],
  } as const;
  if (areMet(stepNeeds(state, plan))) return next(onward, plan);
  return status === 'frozen' ? { state: onward, happened: [{ kind: 'resumed' }] } : still(state);
}

function resumed(state: RolloutState): Advanced {
  if (state.status !== 'paused') return still(state);
  return { state: { ...state, status: 'running', cause: null }, happened: [{ kind: 'resumed' }] };
}

/** What follows from the evidence so far: whether it has to go, may go on, or waits. */
function judged(before: RolloutState, { state, happened }: Advanced, plan: RolloutPlan): Advanced {
  const after = consequence(before, state, plan);
  return { state: after.state, happened: [...happened, ...after.happened] };
}

function consequence(before: RolloutState, state: RolloutState, plan: RolloutPlan): Advanced {
  // Evidence that has not changed since it was last read cannot have reached its limit.
  const harm = isSettledAlike(before.tally, state.tally) ? null : harmCause(state.tally, plan);
  if (harm !== null) return goBack(state, plan, harm);
  if (state.status === 'paused') return still(state);
  const shares = before.shares.parts === state.shares.parts ? null : sharesCause(state, plan);
  if (shares !== null) return end(state, 'stopped', shares);
  if (state.status !== 'running' || state.owes !== null || !areMet(stepNeeds(state, plan))) return still(state);
  if (isWatched(state, plan)) return { state: { ...state, status: 'settled' }, happened: [{ kind: 'settled' }] };
  const holds = state.waived.includes('holds') ? null : holdsCause(state.tally, plan);
  if (holds !== null) return freeze(state, holds);
  return plan.advance === 'by-itself' ? next(state, plan) : still(state);
}

function isSettledAlike(a: RolloutTally, b: RolloutTally): boolean {
  return (
    isSame(a.escapes, b.escapes) &&
    isSame(a.overkill, b.overkill) &&
    isLookedAtAlike(a.secondLooks.escapes, b.secondLooks.escapes) &&
    isLookedAtAlike(a.secondLooks.overkill, b.secondLooks.overkill)
  );
}

function isSame(a: RolloutTally['escapes'], b: RolloutTally['escapes']): boolean {
  return a.challenger === b.challenger && a.champion === b.champion;
}

type SecondLooks = RolloutTally['secondLooks']['escapes'];

function isLookedAtAlike(a: SecondLooks, b: SecondLooks): boolean {
  return a.open === b.open && a.settled === b.settled && a.wrong === b.wrong;
}

/** The next step; after the last one the station is asked to make the challenger champion. */
function next(state: RolloutState, plan: RolloutPlan): Advanced {
  if (isWatched(state, plan)) return still(state);
  if (state.step < plan.steps.length - 1) return enter(state, plan, state.step + 1, []);
  return still({ ...state, owes: 'promotion' });
}

function enter(state: RolloutState, plan: RolloutPlan, step: number, before: readonly RolloutHappening[]): Advanced {
  const shares = { parts: 0, canary: 0, logBefore: sharesEvidence(state, plan) };
  return {
    state: { ...state, status: 'running', cause: null, step, atStep: NOTHING_YET, shares, waived: [] },
    happened: [...before, { kind: 'step', step }],
  };
}

/** The champion decides from the next part on. If the challenger is already champion, the station makes the previous champion the champion again. */
function goBack(state: RolloutState, plan: RolloutPlan, cause: RolloutCause): Advanced {
  const owes = isWatched(state, plan) ? 'return' : null;
  return { state: { ...state, status: 'rolled-back', cause, owes }, happened: [{ kind: 'rolled-back', cause }] };
}

/** It cannot go on, which says nothing of what the challenger is worth; as champion it has to give way. */
function withoutModel(state: RolloutState, plan: RolloutPlan, fault: Fault): Advanced {
  const cause = { code: 'unloadable', fault } as const;
  return isWatched(state, plan) ? goBack(state, plan, cause) : end(state, 'stopped', cause);
}

function end(state: RolloutState, status: 'stopped', cause: RolloutCause): Advanced {
  return { state: { ...state, status, cause, owes: null }, happened: [{ kind: status, cause }] };
}

function freeze(state: RolloutState, cause: RolloutCause): Advanced {
  return { state: { ...state, status: 'frozen', cause }, happened: [{ kind: 'froze', cause }] };
}

function still(state: RolloutState): Advanced {
  return { state, happened: [] };
}
