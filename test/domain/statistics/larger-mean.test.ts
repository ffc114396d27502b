import { expect, test } from 'vitest';
import { excessAtLeast, type Sample } from '../../../main/domain/statistics/larger-mean.ts';
import { randomNumbers } from '../../support/random.ts';

const RISK = 0.05;

/** Collects values one by one. */
function collector() {
  let [count, sum, squares] = [0, 0, 0];
  return {
    add: (value: number) => {
      count += 1;
      sum += value;
      squares += value * value;
    },
    sample: (): Sample => ({ count, mean: sum / count, variance: Math.max(0, squares / count - (sum / count) ** 2) }),
  };
}

/** Seconds that people need for a part: mostly none, sometimes some, with a long tail. */
function seconds(random: () => number, asked: number): number {
  return random() < asked ? -10 * Math.log(1 - random()) : 0;
}

/** Whether the bound ever exceeded `margin` as 20 to `most` canary parts came in, among twenty times as many others. */
function everAbove(
  seed: number,
  asked: { readonly canary: number; readonly champion: number },
  margin: number,
): boolean {
  const random = randomNumbers(seed);
  const [canary, champion] = [collector(), collector()];
  for (let part = 0; part < 300; part += 1) {
    canary.add(seconds(random, asked.canary));
    for (let other = 0; other < 5; other += 1) champion.add(seconds(random, asked.champion));
    if (part >= 20 && excessAtLeast(canary.sample(), champion.sample(), RISK) > margin) return true;
  }
  return false;
}

test('read after every part, parts that cost just as much are called dearer no more often than the risk says', () => {
  const runs = 400;
  const wrong = Array.from({ length: runs }, (_, seed) => everAbove(seed + 1, { canary: 0.2, champion: 0.2 }, 0));
  expect(wrong.filter(Boolean).length / runs).toBeLessThanOrEqual(RISK);
});

test('parts that cost much more are found out', () => {
  const found = Array.from({ length: 50 }, (_, seed) => everAbove(seed + 1, { canary: 0.9, champion: 0.1 }, 5));
  expect(found.every(Boolean)).toBe(true);
});

test('without two values of each kind nothing is known', () => {
  const known: Sample = { count: 50, mean: 100, variance: 1 };
  expect(excessAtLeast(known, { count: 1, mean: 0, variance: 0 }, RISK)).toBe(-Infinity);
  expect(excessAtLeast({ count: 0, mean: 0, variance: 0 }, known, RISK)).toBe(-Infinity);
});
