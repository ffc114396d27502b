import { expect, test } from 'vitest';
import { createIdleLock } from '../../main/ipc/idle-lock.ts';
import { manualTimers } from './support/manual-timers.ts';

const MINUTE = 60_000;

function lockWith(limitMs: number | null) {
  const timers = manualTimers();
  const rang: number[] = [];
  const startedAt = timers.now();
  const lock = createIdleLock(timers, limitMs, () => {
    rang.push(timers.now() - startedAt);
    lock.rest();
  });
  return { lock, timers, rang };
}

test('it fires when nobody has touched the window for the set time, counted from the last touch', () => {
  const { lock, timers, rang } = lockWith(5 * MINUTE);
  lock.watch();
  timers.advance(4 * MINUTE);
  lock.watch();
  timers.advance(60 * MINUTE);
  expect(rang).toEqual([9 * MINUTE]);
});

test('it does not fire before anybody is signed in, after they left, or without a limit', () => {
  const { lock, timers, rang } = lockWith(5 * MINUTE);
  timers.advance(60 * MINUTE);
  lock.setLimit(MINUTE);
  lock.watch();
  lock.rest();
  timers.advance(60 * MINUTE);
  lock.setLimit(null);
  lock.watch();
  timers.advance(24 * 60 * MINUTE);
  expect(rang).toEqual([]);
});

test('a limit shorter than the time already passed fires at once, and a longer one gives the rest of it', () => {
  const { lock, timers, rang } = lockWith(null);
  lock.watch();
  timers.advance(7 * MINUTE);
  lock.setLimit(10 * MINUTE);
  expect(rang).toEqual([]);
  lock.setLimit(5 * MINUTE);
  expect(rang).toEqual([7 * MINUTE]);
});
