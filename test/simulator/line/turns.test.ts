import { expect, test } from 'vitest';
import type { PacingClock } from '../../../main/simulator/line/clock.ts';
import { createTurns } from '../../../main/simulator/line/turns.ts';

/** A clock that jumps to the end of every wait, and notes what was waited for; `onSleep` may do something first. */
function leapingClock(onSleep: (ms: number) => void = () => {}) {
  let now = 1_000;
  const slept: number[] = [];
  const clock: PacingClock = {
    now: () => now,
    sleep: async (ms, signal) => {
      slept.push(ms);
      onSleep(ms);
      if (!signal.aborted) now += ms;
    },
  };
  return { clock, slept, pass: (ms: number) => (now += ms) };
}

test('a turn comes one gap after the previous one, however long the image in between took', async () => {
  const { clock, slept, pass } = leapingClock();
  const turns = createTurns(clock, new AbortController().signal);
  await turns.wait(() => 500);
  pass(200);
  await turns.wait(() => 500);
  expect({ slept, now: clock.now() }).toEqual({ slept: [500, 300], now: 2_000 });
});

test('a line that has fallen behind makes up two seconds and no more', async () => {
  const { clock, pass } = leapingClock();
  const turns = createTurns(clock, new AbortController().signal);
  pass(60_000);
  const startedAt = clock.now();
  let made = 0;
  while (clock.now() === startedAt) {
    await turns.wait(() => 500);
    made += 1;
  }
  // One that is due, four that two seconds make up for, and the one that had to be waited for.
  expect(made).toBe(6);
});

test('nothing comes while paused, and parts missed meanwhile are not made up', async () => {
  let pauses = 3;
  const { clock, slept } = leapingClock(() => {
    pauses -= 1;
    if (pauses === 0) turns.play();
  });
  const turns = createTurns(clock, new AbortController().signal);
  turns.pause();
  expect(turns.isPlaying()).toBe(false);
  await turns.wait(() => 500);
  expect(slept).toEqual([60_000, 60_000, 60_000, 500]);
});

test('a change of pace takes effect in the middle of a wait', async () => {
  let gap = 10_000;
  const { clock, slept } = leapingClock((ms) => {
    if (ms !== 10_000) return;
    gap = 500;
    turns.rouse();
  });
  const turns = createTurns(clock, new AbortController().signal);
  await turns.wait(() => gap);
  expect(slept).toEqual([10_000, 500]);
});

test('the end of the line ends the wait', async () => {
  const ending = new AbortController();
  const { clock, slept } = leapingClock(() => ending.abort());
  await createTurns(clock, ending.signal).wait(() => 500);
  expect(slept).toEqual([500]);
});
