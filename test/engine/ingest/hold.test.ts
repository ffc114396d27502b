import { expect, test } from 'vitest';
import { createHold } from '../../../main/engine/ingest/hold.ts';
import { createPace } from '../../../main/engine/ingest/pace.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';

const FULL: Fault = { code: 'disk-full', path: '/data' };

function begun() {
  let now = 1_000;
  const told: Fault[] = [];
  const hold = createHold(
    (fault) => told.push(fault),
    () => now,
  );
  return { hold, told, wait: (ms: number) => (now += ms) };
}

test('shots that go in together and fail together cause one pause, and are reported once', () => {
  const { hold, told } = begun();
  for (let shot = 0; shot < 4; shot += 1) hold.begin(FULL);
  expect([hold.resumeAtMs(), hold.isPausing(), told]).toEqual([1_500, true, [FULL]]);
});

test('the pauses grow until a shot is recorded', () => {
  const { hold, told, wait } = begun();
  const ends: number[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    hold.begin(FULL);
    ends.push(hold.resumeAtMs());
    wait(hold.resumeAtMs() - (ends.at(-2) ?? 1_000));
  }
  expect([ends, told.length]).toEqual([[1_500, 2_500, 4_500], 1]);
  expect([hold.isPausing(), hold.resumeAtMs()]).toEqual([false, Number.POSITIVE_INFINITY]);
  hold.end();
  expect(hold.heldBy()).toBeNull();
  hold.begin(FULL);
  expect([hold.resumeAtMs() - 4_500, told.length]).toEqual([500, 2]);
});

test('a part is counted for one minute after its record', () => {
  let now = 0;
  const pace = createPace(() => now);
  for (const at of [0, 20_000, 59_999]) {
    now = at;
    pace.count();
  }
  expect(pace.perMinute()).toBe(3);
  now = 60_000;
  expect(pace.perMinute()).toBe(2);
  now = 200_000;
  expect(pace.perMinute()).toBe(0);
});
