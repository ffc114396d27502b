import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ClockJump, type SteadyClock, startSteadyClock, type TimeSource } from '../../main/engine/steady-clock.ts';
import type { Store } from '../../main/engine/store/opening/open.ts';
import { openTestStore } from '../support/store/open-test-store.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
const BEGAN = Date.parse('2026-03-02T06:00:00Z');

/** A computer: time goes by, somebody sets its clock, it sleeps, it is started again. */
function computer() {
  let [passed, offset, slept, startedAt, starts] = [0, 0, 0, 0, 1];
  const source = (): TimeSource => ({
    wall: { now: () => BEGAN + passed + offset },
    monotonicMs: () => passed - slept,
    uptimeMs: () => passed - startedAt,
    bootId: `start ${starts}`,
  });
  return {
    source,
    set: (byMs: number) => {
      offset += byMs;
    },
    pass: (ms: number) => {
      passed += ms;
      vi.advanceTimersByTime(ms);
    },
    sleep: (ms: number) => {
      passed += ms;
      slept += ms;
    },
    off: (ms: number) => {
      passed += ms;
      startedAt = passed;
      starts += 1;
    },
    passed: () => passed,
  };
}

function start(store: Store, source: TimeSource): { clock: SteadyClock; jumps: ClockJump[] } {
  const jumps: ClockJump[] = [];
  const onError = (error: unknown) => {
    throw error;
  };
  return { jumps, clock: startSteadyClock(store.write, source, { onJump: (jump) => jumps.push(jump), onError }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it begins as the time of day, so that what was stored before stays right', () => {
  const { clock } = start(openTestStore(), computer().source());
  expect(clock.steady()).toBe(BEGAN);
  clock.stop();
});

test('however the clock is set, time passes at its own pace, and each jump is reported', () => {
  const doings = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 30 }).map((s) => s * SECOND) }),
      fc.record({
        kind: fc.constant('set' as const),
        ms: fc.integer({ min: -100 * 24, max: 100 * 24 }).map((h) => h * HOUR),
      }),
      fc.record({ kind: fc.constant('sleep' as const), ms: fc.integer({ min: 5, max: 5_000 }).map((s) => s * SECOND) }),
      fc.record({ kind: fc.constant('restart' as const), ms: fc.integer({ min: 0, max: 900 }).map((s) => s * SECOND) }),
      // Killed: nothing is written down at the end.
      fc.record({ kind: fc.constant('kill' as const), ms: fc.integer({ min: 0, max: 900 }).map((s) => s * SECOND) }),
    ),
    { maxLength: 25 },
  );
  fc.assert(
    fc.property(doings, (done) => {
      const store = openTestStore();
      const pc = computer();
      let life = start(store, pc.source());
      let [before, set, told] = [life.clock.steady(), 0, 0];
      const end = () => {
        told += life.jumps.reduce((sum, { byMs }) => sum + byMs, 0);
      };
      for (const { kind, ms } of done) {
        if (kind === 'set') {
          pc.set(ms);
          set += ms;
          pc.pass(SECOND);
        } else if (kind === 'pass') pc.pass(ms);
        else if (kind === 'sleep') {
          pc.sleep(ms);
          pc.pass(SECOND);
        } else {
          if (kind === 'restart') life.clock.stop();
          else vi.clearAllTimers();
          end();
          pc.pass(ms);
          life = start(store, pc.source());
        }
        const now = life.clock.steady();
        expect(now).toBeGreaterThanOrEqual(before);
        before = now;
        expect(Math.abs(now - BEGAN - pc.passed())).toBeLessThanOrEqual(1);
      }
      end();
      life.clock.stop();
      expect(told).toBe(set);
      store.close();
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['the clock says how long a computer was off', 8 * HOUR, 0, 8 * HOUR],
  ['a clock that lost its battery cannot take time back', 8 * HOUR, -500 * 24 * HOUR, 0],
  ['a clock that is a century ahead does not end everything that waits', 8 * HOUR, 100 * 365 * 24 * HOUR, 0],
])('%s', (_what, off, set, expected) => {
  const store = openTestStore();
  const pc = computer();
  const { clock } = start(store, pc.source());
  clock.stop();
  pc.off(off);
  pc.set(set);
  const again = start(store, pc.source());
  expect(again.clock.steady() - BEGAN).toBe(expected);
  expect(again.jumps).toHaveLength(set === 0 ? 0 : 1);
  again.clock.stop();
});
