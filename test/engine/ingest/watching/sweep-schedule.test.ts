import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterSweepEvent,
  isThoroughSweep,
  SWEEP_AT_ONCE,
  type SweepEvent,
  type SweepSchedule,
} from '../../../../main/engine/ingest/watching/sweep-schedule.ts';

const scheduleAfter = (events: readonly SweepEvent[], from: SweepSchedule = SWEEP_AT_ONCE) =>
  events.reduce(afterSweepEvent, from);
const EVERY = { everyMs: 2000 };

describe('the next sweep', () => {
  test('is due at once when a lane starts, and then as often as set for the lane', () => {
    expect(SWEEP_AT_ONCE.nextMs).toBe(0);
    const done = scheduleAfter([
      { kind: 'began', nowMs: 1000 },
      { kind: 'ended', nowMs: 1010, ...EVERY },
    ]);
    expect(done).toMatchObject({ nextMs: 3010, runningSinceMs: null });
  });

  test('leaves nine times as long as a long sweep took to everything else', () => {
    const done = scheduleAfter([
      { kind: 'began', nowMs: 0 },
      { kind: 'ended', nowMs: 1000, ...EVERY },
    ]);
    expect(done.nextMs).toBe(10_000);
  });

  test('comes at once if a folder appeared during one, perhaps behind it', () => {
    const done = scheduleAfter([
      { kind: 'began', nowMs: 0 },
      { kind: 'wanted' },
      { kind: 'ended', nowMs: 10, ...EVERY },
    ]);
    expect(done.nextMs).toBe(0);
    const next = scheduleAfter(
      [
        { kind: 'began', nowMs: 11 },
        { kind: 'ended', nowMs: 12, ...EVERY },
      ],
      done,
    );
    expect(next.nextMs).toBe(2012);
  });

  test('is not brought forward by a request while one is in progress', () => {
    const idle = scheduleAfter([
      { kind: 'began', nowMs: 0 },
      { kind: 'ended', nowMs: 10, ...EVERY },
    ]);
    expect(scheduleAfter([{ kind: 'hurried' }], idle).nextMs).toBe(0);
    const running = scheduleAfter([{ kind: 'began', nowMs: 2010 }, { kind: 'hurried' }], idle);
    expect(scheduleAfter([{ kind: 'ended', nowMs: 2020, ...EVERY }], running).nextMs).toBe(4020);
  });

  test('of an unreadable folder comes after growing pauses, and after the first again once it could be read', () => {
    let schedule = SWEEP_AT_ONCE;
    const pauses = Array.from({ length: 7 }, () => {
      schedule = scheduleAfter(
        [
          { kind: 'began', nowMs: 0 },
          { kind: 'failed', nowMs: 0 },
        ],
        schedule,
      );
      return schedule.nextMs;
    });
    expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
    schedule = scheduleAfter(
      [
        { kind: 'began', nowMs: 0 },
        { kind: 'ended', nowMs: 0, ...EVERY },
      ],
      schedule,
    );
    expect(scheduleAfter([{ kind: 'failed', nowMs: 0 }], schedule).nextMs).toBe(500);
  });
});

test('every fifth sweep is thorough, and the first of another folder', () => {
  let schedule = SWEEP_AT_ONCE;
  const sweeps = Array.from({ length: 8 }, (_, at) => {
    schedule = scheduleAfter([{ kind: 'began', nowMs: 0 }], schedule);
    if (at === 6) schedule = scheduleAfter([{ kind: 'folder-exchanged' }], schedule);
    const isThorough = isThoroughSweep(schedule);
    schedule = scheduleAfter([{ kind: 'ended', nowMs: 0, ...EVERY }], schedule);
    return isThorough;
  });
  expect(sweeps).toEqual([true, false, false, false, false, true, true, false]);
});

test('whatever happens, a sweep is due again: a lane never stops looking', () => {
  const eventArbitrary = fc.record({
    kind: fc.constantFrom('began', 'failed', 'ended', 'wanted', 'hurried', 'folder-exchanged'),
    afterMs: fc.nat(60_000),
  });
  fc.assert(
    fc.property(fc.array(eventArbitrary), (happened) => {
      let nowMs = 0;
      let longestMs = 0;
      let schedule = SWEEP_AT_ONCE;
      for (const { kind, afterMs } of happened) {
        nowMs += afterMs;
        const tookMs = nowMs - (schedule.runningSinceMs ?? nowMs);
        schedule = afterSweepEvent(schedule, { kind, nowMs, ...EVERY } as SweepEvent);
        longestMs = Math.max(longestMs, 10_000, 9 * tookMs);
        expect(schedule.nextMs).toBeLessThanOrEqual(nowMs + longestMs);
      }
    }),
  );
});
