import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FORGIVEN_AFTER_MS, restartDelayMs } from '../../main/engine-host/back-off.ts';

const endsAt = (ends: readonly number[], wasRefusal = false) => ends.map((atMs) => ({ atMs, wasRefusal }));

test('the first crash is followed by an almost immediate restart, each further one by twice the wait, up to half a minute', () => {
  const delays = [1, 2, 3, 4, 8, 20].map((count) =>
    restartDelayMs(endsAt(Array.from({ length: count }, () => 0)), 1_000),
  );
  expect(delays).toEqual([250, 500, 1_000, 2_000, 30_000, 30_000]);
});

test('an engine that refused to start waits longer, up to a minute', () => {
  const delays = [1, 2, 3, 9].map((count) =>
    restartDelayMs(
      endsAt(
        Array.from({ length: count }, () => 0),
        true,
      ),
      1_000,
    ),
  );
  expect(delays).toEqual([2_000, 4_000, 8_000, 60_000]);
});

test('old crashes are forgiven', () => {
  const longAgo = endsAt([0, 1, 2, 3, 4]);
  const now = FORGIVEN_AFTER_MS + 10;
  expect(restartDelayMs([...longAgo, { atMs: now, wasRefusal: false }], now)).toBe(250);
});

test('the engine is never given up and never restarted in a tight loop', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ atMs: fc.integer({ min: 0, max: 2_000_000 }), wasRefusal: fc.boolean() }), {
        maxLength: 200,
      }),
      fc.integer({ min: 0, max: 4_000_000 }),
      (ends, now) => {
        const delay = restartDelayMs(ends, now);
        expect(delay).toBeGreaterThanOrEqual(250);
        expect(delay).toBeLessThanOrEqual(60_000);
      },
    ),
  );
});
