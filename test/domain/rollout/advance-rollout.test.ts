import fc from 'fast-check';
import { expect, test } from 'vitest';
import { advanceRollout, countsForStep, isOver, ROLLOUT_BEGUN } from '../../../main/domain/rollout/advance-rollout.ts';
import { harmOf, limitOf } from '../../../main/domain/rollout/guards.ts';
import type { RolloutEvent } from '../../../main/domain/rollout/rollout-event.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { RolloutHappening, RolloutState, VerdictPair } from '../../../preload/contract/models/rollout.ts';
import { DEFAULT_ROLLOUT_PLAN, type RolloutPlan } from '../../../preload/contract/models/rollout-plan.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { faults } from '../../support/one-of-each-fault.ts';

const FAULT: Fault = { code: 'model-missing' };
const BOTH_PASS: VerdictPair = { champion: 'pass', challenger: 'pass' };
const MISSED: VerdictPair = { champion: 'fail', challenger: 'pass' };

/** Small enough to be walked through by hand; a generous margin, so that few parts show it. */
const PLAN: RolloutPlan = {
  ...DEFAULT_ROLLOUT_PLAN,
  steps: [
    { share: 0, parts: 20, pairs: 2 },
    { share: 0.1, parts: 10, pairs: 2 },
    { share: 0.5, parts: 10, pairs: 2 },
  ],
  watchParts: 15,
  margin: 0.15,
};

const SLOW: RolloutEvent = { kind: 'timed', challengerMs: 90, championMs: 40, slower: 20, faster: 0 };

test('it goes from shadow through every share to champion, is watched, and settles', () => {
  const told = run(PLAN, [...looks(20), ...looks(10), ...looks(10)]);
  expect(told.state).toMatchObject({ step: 2, owes: 'promotion', status: 'running' });
  const made = run(PLAN, [{ kind: 'promoted' }, ...looks(15)], told.state);
  expect(made.state).toMatchObject({ step: 3, owes: null, status: 'settled' });
  expect([...told.happened, ...made.happened]).toEqual([
    { kind: 'step', step: 1 },
    { kind: 'step', step: 2 },
    { kind: 'promoted' },
    { kind: 'step', step: 3 },
    { kind: 'settled' },
  ]);
});

test('too few parts, or disagreements that nobody has settled, are waiting: no step is taken', () => {
  expect(run(PLAN, looks(19)).state).toMatchObject({ step: 0, status: 'running' });
  const open: RolloutEvent = { kind: 'looked', pair: MISSED, truth: 'open', isInShadow: false, isOfStep: true };
  const waits = run(PLAN, [open, open, open, ...looks(40)]);
  expect(waits.state).toMatchObject({ step: 0, status: 'running', atStep: { disagreements: 3, settled: 0 } });
  const settles: RolloutEvent = {
    kind: 'settled',
    pair: MISSED,
    from: 'open',
    to: 'good',
    isInShadow: false,
    isOfStep: true,
  };
  expect(run(PLAN, [settles], waits.state).state.step).toBe(0);
  expect(run(PLAN, [settles, settles], waits.state).state.step).toBe(1);
});

test('a part counts for its own step only, not while paused, and in a step with a share only if the challenger had a say', () => {
  const atShare = run(PLAN, looks(20)).state;
  expect(countsForStep(ROLLOUT_BEGUN, PLAN, { arm: 'champion', step: 0 })).toBe(true);
  expect(countsForStep(ROLLOUT_BEGUN, PLAN, { arm: 'champion', step: null })).toBe(false);
  expect(countsForStep(run(PLAN, [{ kind: 'pause' }]).state, PLAN, { arm: 'champion', step: 0 })).toBe(false);
  expect(countsForStep(atShare, PLAN, { arm: 'canary', step: 1 })).toBe(true);
  expect(countsForStep(atShare, PLAN, { arm: 'canary', step: 0 })).toBe(false);
  expect(countsForStep(atShare, PLAN, { arm: 'champion', step: 1 })).toBe(false);
});

test('in a step with a share the looks in shadow are evidence and no step forward', () => {
  const canary = run(PLAN, looks(20)).state;
  const beside = run(PLAN, looks(500, false), canary).state;
  expect(beside).toMatchObject({ step: 1, atStep: { parts: 0 }, tally: { looked: 520 } });
});

test('it is not promoted before it is shown to be worse by less than the margin', () => {
  const strict = { ...PLAN, margin: 0.01 };
  const early = run(strict, [...looks(20), ...looks(10), ...looks(10)]).state;
  expect(early).toMatchObject({ step: 2, owes: null });
  expect(run(strict, looks(303, false), early).state.owes).toBeNull();
  expect(run(strict, looks(304, false), early).state.owes).toBe('promotion');
});

test('eight settled disagreements in a row against the challenger take it out, whichever step it is in', () => {
  const misses = Array.from(
    { length: 8 },
    (): RolloutEvent => ({
      kind: 'looked',
      pair: MISSED,
      truth: 'bad',
      isInShadow: false,
      isOfStep: true,
    }),
  );
  const after = run(PLAN, misses);
  expect(after.state).toMatchObject({ status: 'rolled-back', cause: { code: 'escapes', wrong: 8, of: 8 }, owes: null });
  // The first parts under the new champion, with more of them to come.
  const watched = promotedState();
  expect(run(PLAN, misses, watched).state).toMatchObject({ status: 'rolled-back', owes: 'return' });
  expect(run(PLAN, [...misses, { kind: 'returned' }], watched).state).toMatchObject({
    status: 'rolled-back',
    owes: null,
  });
});

const PART = { id: inspectionIdSchema.parse(7), name: 'SN7' };
const CHANGED = faults['model-mismatch'];

test('one look that fails is one too many, and names its part', () => {
  expect(run(PLAN, [{ kind: 'struck', fault: FAULT, part: PART }]).state).toMatchObject({
    status: 'rolled-back',
    cause: { code: 'strike', fault: FAULT, part: PART },
  });
});

test.each([
  { kind: 'unloadable', fault: CHANGED },
  { kind: 'struck', fault: CHANGED, part: PART },
] as const)('a file that has changed stops it; as champion the challenger has to give way: %o', (event) => {
  const cause = { code: 'unloadable', fault: CHANGED };
  expect(run(PLAN, [event]).state).toMatchObject({ status: 'stopped', cause, owes: null });
  expect(run(PLAN, [event], promotedState()).state).toMatchObject({ status: 'rolled-back', cause, owes: 'return' });
});

test('shares that do not come out stop it', () => {
  const canary = run(PLAN, looks(20)).state;
  const none = run(
    PLAN,
    Array.from({ length: 200 }, (): RolloutEvent => ({ kind: 'part', arm: 'champion' })),
    canary,
  );
  expect(none.state).toMatchObject({ status: 'stopped', cause: { code: 'shares', canary: 0 } });
});

test('a challenger that is slow, or leaves much to people, waits for an engineer, who may set that aside', () => {
  const slow = run(PLAN, [...looks(20), SLOW]).state;
  expect(slow).toMatchObject({ status: 'frozen', cause: { code: 'slow' } });
  expect(run(PLAN, looks(10), slow).state).toMatchObject({ status: 'frozen', step: 1 });
  const waived = run(PLAN, [{ kind: 'advance' }, SLOW], slow).state;
  expect(waived).toMatchObject({ status: 'running', step: 1 });

  const unsure: RolloutEvent = {
    kind: 'looked',
    pair: { champion: 'pass', challenger: 'undetermined' },
    truth: 'good',
    isInShadow: false,
    isOfStep: true,
  };
  expect(
    run(
      PLAN,
      Array.from({ length: 20 }, () => unsure),
    ).state,
  ).toMatchObject({
    status: 'frozen',
    cause: { code: 'holds', challenger: 20, champion: 0 },
  });
});

const sample = (count: number, mean: number) => ({ count, mean, variance: 4 });
const DEAR: RolloutEvent = { kind: 'cost', canary: sample(40, 20), champion: sample(400, 2) };
const DRIFTS: RolloutEvent = { kind: 'drift', isOpen: true };
const STEADY: RolloutEvent = { kind: 'drift', isOpen: false };

test('a canary that costs people more time than planned waits for an engineer, who may set that aside', () => {
  const dear = run(PLAN, [...looks(20), DEAR]).state;
  expect(dear).toMatchObject({ status: 'frozen', cause: { code: 'people', canarySeconds: 20, championSeconds: 2 } });
  expect(run(PLAN, looks(10), dear).state).toMatchObject({ status: 'frozen', step: 1 });
  expect(run(PLAN, [{ kind: 'advance' }, DEAR], dear).state).toMatchObject({ status: 'running', waived: ['people'] });
  // Too few parts say nothing, and a difference within the plan is none.
  const few: RolloutEvent = { kind: 'cost', canary: sample(19, 20), champion: sample(400, 2) };
  const little: RolloutEvent = { kind: 'cost', canary: sample(40, 6), champion: sample(400, 2) };
  expect(run(PLAN, [few, little]).state).toEqual(ROLLOUT_BEGUN);
});

test('drift holds the step while it lasts, and rolls nothing back', () => {
  const kept = run(PLAN, [...looks(19), DRIFTS, ...looks(30)]);
  expect(kept.state).toMatchObject({ status: 'frozen', step: 0, cause: { code: 'drift' }, atStep: { parts: 49 } });
  const gone = run(PLAN, [STEADY], kept.state);
  expect(gone.state).toMatchObject({ status: 'running', step: 1, cause: null });
  expect([...kept.happened, ...gone.happened].map(({ kind }) => kind)).toEqual(['froze', 'resumed', 'step']);
});

test('an engineer may go on despite drift, for this step', () => {
  const waived = run(PLAN, [DRIFTS, { kind: 'advance' }, DRIFTS]).state;
  expect(waived).toMatchObject({ status: 'running', waived: ['drift'] });
  expect(run(PLAN, [...looks(20), DRIFTS], waived).state).toMatchObject({ status: 'frozen', step: 1 });
});

test('the end of a drift resumes nothing that another guard or a person holds', () => {
  const slow = run(PLAN, [SLOW, DRIFTS, STEADY]).state;
  expect(slow).toMatchObject({ status: 'frozen', cause: { code: 'slow' } });
  expect(run(PLAN, [{ kind: 'pause' }, DRIFTS, STEADY]).state).toMatchObject({ status: 'paused' });
});

test('by the plan a step can wait for an engineer, who cannot take it before its needs are met', () => {
  const byEngineer = { ...PLAN, advance: 'by-engineer' } as const;
  expect(run(byEngineer, [...looks(19), { kind: 'advance' }]).state.step).toBe(0);
  const met = run(byEngineer, looks(30)).state;
  expect(met.step).toBe(0);
  expect(run(byEngineer, [{ kind: 'advance' }], met).state.step).toBe(1);
});

test('paused it takes no step and goes on where it was; a promotion that was refused waits for an engineer', () => {
  const paused = run(PLAN, [...looks(10), { kind: 'pause' }, ...looks(50, false)]).state;
  expect(paused).toMatchObject({ status: 'paused', step: 0, atStep: { parts: 10 }, tally: { looked: 60 } });
  expect(run(PLAN, [{ kind: 'resume' }, ...looks(10)], paused).state.step).toBe(1);
  const refused = run(PLAN, [{ kind: 'promote' }, { kind: 'refused', fault: FAULT }]).state;
  expect(refused).toMatchObject({ status: 'frozen', owes: null, cause: { code: 'refused' } });
});

test('whatever happens: what is over stays over, evidence at its limit never stays on the line, and the parts add up', () => {
  fc.assert(
    fc.property(fc.array(anyEvent(), { maxLength: 120 }), (events) => {
      let state = ROLLOUT_BEGUN;
      for (const event of events) {
        const before = state;
        state = advanceRollout(state, PLAN, event).state;
        if (isOver(before)) expect({ ...state, owes: null }).toEqual({ ...before, owes: null });
        const harm = harmOf(state.tally);
        const isHarmful = harm.escapes >= limitOf('escapes', PLAN) || harm.overkill >= limitOf('overkill', PLAN);
        if (isHarmful && !isOver(before)) expect(isOver(state)).toBe(true);
        expect(state.step).toBeLessThanOrEqual(PLAN.steps.length);
        expect(state.step - before.step).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('an answer that is taken back and given again leaves everything as it was', () => {
  fc.assert(
    fc.property(anyPair(), fc.constantFrom('good', 'bad'), (pair, truth) => {
      const looked = run(PLAN, [{ kind: 'looked', pair, truth: 'open', isInShadow: false, isOfStep: true }]).state;
      const back = run(
        PLAN,
        [
          { kind: 'settled', pair, from: 'open', to: truth, isInShadow: false, isOfStep: true },
          { kind: 'settled', pair, from: truth, to: 'open', isInShadow: false, isOfStep: true },
        ],
        looked,
      ).state;
      expect(back).toEqual(looked);
    }),
  );
});

function looks(count: number, isOfStep = true): readonly RolloutEvent[] {
  return Array.from({ length: count }, () => ({
    kind: 'looked',
    pair: BOTH_PASS,
    truth: 'open',
    isInShadow: false,
    isOfStep,
  }));
}

function promotedState(): RolloutState {
  return run(PLAN, [{ kind: 'promote' }, { kind: 'promoted' }]).state;
}

function run(plan: RolloutPlan, events: readonly RolloutEvent[], from = ROLLOUT_BEGUN) {
  const happened: RolloutHappening[] = [];
  let state = from;
  for (const event of events) {
    const after = advanceRollout(state, plan, event);
    state = after.state;
    happened.push(...after.happened);
  }
  return { state, happened };
}

function anyPair(): fc.Arbitrary<VerdictPair> {
  const verdict = fc.constantFrom('pass', 'fail', 'undetermined');
  return fc
    .record({ champion: verdict, challenger: verdict })
    .filter(({ champion, challenger }) => champion !== challenger);
}

function anyEvent(): fc.Arbitrary<RolloutEvent> {
  const truth = fc.constantFrom('good', 'bad', 'open');
  const arm = fc.constantFrom('champion', 'canary');
  const look = fc.record({
    kind: fc.constant('looked'),
    pair: anyPair(),
    truth,
    isInShadow: fc.boolean(),
    isOfStep: fc.boolean(),
  });
  return fc.oneof(
    { weight: 6, arbitrary: look },
    {
      weight: 6,
      arbitrary: fc.constant<RolloutEvent>({
        kind: 'looked',
        pair: BOTH_PASS,
        truth: 'open',
        isInShadow: false,
        isOfStep: true,
      }),
    },
    fc.record({ kind: fc.constant('part'), arm: fc.option(arm) }),
    fc.record({ kind: fc.constant('drift'), isOpen: fc.boolean() }),
    fc.constant(DEAR),
    fc.record({
      kind: fc.constant('timed'),
      challengerMs: fc.nat(200),
      championMs: fc.nat(200),
      slower: fc.nat(99),
      faster: fc.nat(99),
    }),
    fc.constantFrom<RolloutEvent>(
      { kind: 'promoted' },
      { kind: 'returned' },
      { kind: 'refused', fault: FAULT },
      { kind: 'recipe-changed' },
      { kind: 'pause' },
      { kind: 'resume' },
      { kind: 'advance' },
      { kind: 'promote' },
    ),
  );
}
