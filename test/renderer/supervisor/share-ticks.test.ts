import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareTicks, upToAll } from '../../../renderer/supervisor/charts/share-ticks.ts';

const shares = fc.double({ min: 0, max: 1, noNaN: true });
const steps = (ticks: readonly number[]) =>
  new Set(ticks.slice(1).map((tick, index) => (tick - (ticks[index] ?? 0)).toPrecision(6)));

describe('the ticks of shares from 0', () => {
  test.each([
    [0, [0, 1]],
    [0.03, [0, 0.01, 0.02, 0.03]],
    [0.34, [0, 0.1, 0.2, 0.3, 0.4]],
    [0.62, [0, 0.2, 0.4, 0.6, 0.8]],
    [0.95, [0, 0.25, 0.5, 0.75, 1]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
  ])('up to %d are %j', (highest, ticks) => {
    expect(shareTicks(highest)).toEqual(ticks);
  });

  test('hold every share, are evenly spaced and few, and never go above all', () => {
    fc.assert(
      fc.property(shares, (highest) => {
        const ticks = shareTicks(highest);
        const top = ticks.at(-1) ?? 0;
        expect(top).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
        expect(top).toBeLessThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(steps(ticks).size).toBe(1);
      }),
    );
  });
});

describe('the ticks up to all', () => {
  test.each([
    [
      [0.99, null],
      [0.9, 0.95, 1],
    ],
    [[0.83], [0.8, 0.85, 0.9, 0.95, 1]],
    [
      [0.53, 0.9],
      [0.4, 0.6, 0.8, 1],
    ],
    [[0.04], [0, 0.25, 0.5, 0.75, 1]],
    [[null], [0.9, 0.95, 1]],
  ])('of %j are %j', (given, ticks) => {
    expect(upToAll(given)).toEqual(ticks);
  });

  test('hold every share, end at all, and never begin below none', () => {
    fc.assert(
      fc.property(fc.array(shares), (given) => {
        const ticks = upToAll(given);
        expect(ticks[0]).toBeGreaterThanOrEqual(0);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(1, ...given) + 1e-9);
        expect(ticks.at(-1)).toBe(1);
        expect(steps(ticks).size).toBe(1);
      }),
    );
  });
});
