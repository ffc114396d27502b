import { expect, test } from 'vitest';
import { slowCause } from '../../../main/domain/rollout/guards.ts';
import { quantile } from '../../../main/domain/statistics/quantile.ts';
import { DEFAULT_ROLLOUT_PLAN } from '../../../preload/contract/models/rollout-plan.ts';
import { randomNumbers } from '../../support/random.ts';

/** One look in twenty is held up: something else wants the computer for a moment. */
const HELD_UP = { share: 0.05, times: 5 };
/** Looks that are compared at a time, and the parts of a canary up to its last step. */
const [NEWEST, PARTS] = [200, 660];
const { slowdown } = DEFAULT_ROLLOUT_PLAN;

test('a challenger just as quick does not wait for an engineer because some looks are held up, read after every part', () => {
  const called = Array.from({ length: 40 }, (_, seed) => calledSlowAt(seed, 1)).filter((at) => at !== null);
  expect(called).toEqual([]);
});

test.each([2.5, 4])('a challenger that takes %d times as long waits after the first twenty looks', (factor) => {
  const called = Array.from({ length: 21 }, (_, seed) => calledSlowAt(seed, factor) ?? Infinity);
  expect(called.toSorted((a, b) => a - b)[10]).toBeLessThanOrEqual(25);
});

/** After how many parts it is called slow; `null`: never. */
function calledSlowAt(seed: number, factor: number): number | null {
  const random = randomNumbers(seed);
  const look = () => 40 * (0.7 + 0.6 * random()) * (random() < HELD_UP.share ? HELD_UP.times : 1);
  const pairs: { readonly challenger: number; readonly champion: number }[] = [];
  for (let part = 1; part <= PARTS; part += 1) {
    pairs.push({ challenger: factor * look(), champion: look() });
    if (part >= 20 && isCalledSlow(pairs.slice(-NEWEST))) return part;
  }
  return null;
}

function isCalledSlow(pairs: readonly { readonly challenger: number; readonly champion: number }[]): boolean {
  const p95 = (of: readonly number[]) =>
    quantile(
      of.toSorted((a, b) => a - b),
      0.95,
    );
  const timed = {
    kind: 'timed',
    challengerMs: p95(pairs.map(({ challenger }) => challenger)),
    championMs: p95(pairs.map(({ champion }) => champion)),
    slower: pairs.filter(({ challenger, champion }) => challenger > slowdown * champion).length,
    faster: pairs.filter(({ challenger, champion }) => champion > slowdown * challenger).length,
  } as const;
  return slowCause(timed, DEFAULT_ROLLOUT_PLAN) !== null;
}
