import { expect, test } from 'vitest';
import { createIdleLock } from '../../main/ipc/idle-lock.ts';
import { manualTimers } from './support/manual-timers.ts';

const MINUTE = 60_000;

function lockWith(limitMs: number | null) {
  const timers = manualTimers();
  const rang: number[] = [];
  const startedAt = timers.now();
  const warned: { inMs: number | null; at: number }[] = [];
  const lock = createIdleLock(timers, limitMs, {
    onWarning: (inMs) => warned.push({ inMs, at: timers.now() - startedAt }),
    onIdle: () => {
      rang.push(timers.now() - startedAt);
      lock.rest();
    },
  });
  return { lock, timers, rang, warned };
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

test('it warns for ten seconds before it fires, and any touch in them ends the warning', () => {
  const { lock, timers, rang, warned } = lockWith(5 * MINUTE);
  lock.watch();
  timers.advance(5 * MINUTE - 10_000);
  expect(warned).toEqual([{ inMs: 10_000, at: 5 * MINUTE - 10_000 }]);
  timers.advance(9_000);
  lock.watch();
  expect(warned.at(-1)).toEqual({ inMs: null, at: 5 * MINUTE - 1_000 });
  timers.advance(5 * MINUTE - 1);
  expect(rang).toEqual([]);
  expect(warned.at(-1)?.inMs).toBe(10_000);
  timers.advance(1);
  expect(rang).toEqual([10 * MINUTE - 1_000]);
  expect(warned.at(-1)?.inMs).toBe(null);
});

test('whoever leaves in the last ten seconds is not warned any more', () => {
  const { lock, timers, rang, warned } = lockWith(MINUTE);
  lock.watch();
  timers.advance(55_000);
  lock.rest();
  timers.advance(60 * MINUTE);
  expect(warned.map(({ inMs }) => inMs)).toEqual([10_000, null]);
  expect(rang).toEqual([]);
});
