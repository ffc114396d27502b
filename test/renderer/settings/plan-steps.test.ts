import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_ROLLOUT_PLAN,
  type RolloutPlan,
  rolloutPlanSchema,
} from '../../../preload/contract/models/rollout-plan.ts';
import {
  shareRange,
  withoutStep,
  withStep,
  withStepAfter,
} from '../../../renderer/settings/recipe/fields/plan-steps.ts';

const { steps: DEFAULT } = DEFAULT_ROLLOUT_PLAN;
const sharesOf = (steps: RolloutPlan['steps'] | null) => steps?.map(({ share }) => share) ?? null;

const edit = fc.record({
  what: fc.constantFrom('add', 'remove', 'share'),
  at: fc.nat({ max: 20 }),
  within: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** The steps after one press or one number typed into a field, which keeps to its range. */
function afterEdit(steps: RolloutPlan['steps'], { what, at, within }: { what: string; at: number; within: number }) {
  const index = at % steps.length;
  if (what === 'add') return withStepAfter(steps, index) ?? steps;
  if (what === 'remove') return withoutStep(steps, index) ?? steps;
  const { least, most } = shareRange(steps, index);
  return withStep(steps, index, { share: Math.round((least + within * (most - least)) * 1000) / 1000 });
}

test('whatever is added, removed and typed, the plan stays one that a recipe can have', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      let steps = DEFAULT;
      for (const one of edits) {
        steps = afterEdit(steps, one);
        expect(rolloutPlanSchema.safeParse({ ...DEFAULT_ROLLOUT_PLAN, steps }).error).toBeUndefined();
      }
    }),
  );
});

test('a new step comes between its neighbours, and after the last one with twice its share', () => {
  expect(sharesOf(withStepAfter(DEFAULT, 0))).toEqual([0, 0.005, 0.01, 0.02, 0.05, 0.2, 0.5]);
  expect(sharesOf(withStepAfter(DEFAULT, 3))).toEqual([0, 0.01, 0.02, 0.05, 0.125, 0.2, 0.5]);
  expect(sharesOf(withStepAfter(DEFAULT.slice(0, 4), 3))).toEqual([0, 0.01, 0.02, 0.05, 0.1]);
  expect(sharesOf(withStepAfter(DEFAULT.slice(0, 1), 0))).toEqual([0, 0.01]);
});

test('no step comes after one of half the parts, between two that touch, or after ten; the last one left stays', () => {
  expect(withStepAfter(DEFAULT, 5)).toBeNull();
  const near = [0.01, 0.011].map((share) => ({ share, parts: 1, pairs: 0 }));
  expect(withStepAfter(near, 0)).toBeNull();
  const ten = Array.from({ length: 10 }, (_, index) => ({ share: index / 100, parts: 1, pairs: 0 }));
  expect(withStepAfter(ten, 9)).toBeNull();
  expect(withoutStep(DEFAULT.slice(0, 1), 0)).toBeNull();
});

test('only the first step may be in shadow', () => {
  expect(shareRange(DEFAULT, 0)).toEqual({ least: 0, most: 0.009 });
  expect(shareRange(DEFAULT, 1)).toEqual({ least: 0.001, most: 0.019 });
  expect(shareRange(DEFAULT, 5)).toEqual({ least: 0.201, most: 0.5 });
});
