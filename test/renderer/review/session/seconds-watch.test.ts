import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hidden,
  IDLE_AFTER_MS,
  lookedMs,
  shown,
  startWatch,
  touched,
} from '../../../../renderer/review/session/seconds-watch.ts';

test('looking counts from the first paint', () => {
  expect(lookedMs(startWatch(1000, false), 3400)).toBe(2400);
});

test('time with the window hidden does not count', () => {
  const watch = shown(hidden(startWatch(0, false), 1500), 60_000);
  expect(lookedMs(watch, 60_700)).toBe(2200);
});

test('an image painted behind another window starts to count when it is visible', () => {
  expect(lookedMs(shown(startWatch(0, true), 5000), 5800)).toBe(800);
});

test('somebody who leaves is not counted beyond the limit, and is counted again when they come back', () => {
  const back = touched(startWatch(0, false), 20 * 60_000);
  expect(lookedMs(back, 20 * 60_000 + 900)).toBe(IDLE_AFTER_MS + 900);
});

test('never counts more time than has passed, and never goes down', () => {
  const step = fc.record({ waitMs: fc.nat(100_000), what: fc.constantFrom(touched, hidden, shown) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let watch = startWatch(0, false);
      let now = 0;
      let before = 0;
      for (const { waitMs, what } of steps) {
        now += waitMs;
        watch = what(watch, now);
        const looked = lookedMs(watch, now);
        expect(looked).toBeGreaterThanOrEqual(before);
        expect(looked).toBeLessThanOrEqual(now);
        before = looked;
      }
    }),
  );
});
