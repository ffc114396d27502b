import type { Timers } from '../engine-host/timers.ts';

const MINUTE_MS = 60_000;

/** The alarm of one window that rings when nobody has touched it for too long. */
export type IdleLock = Readonly<{
  /** Touched just now, by somebody who is signed in. */
  watch: () => void;
  /** Nobody is signed in any more. */
  rest: () => void;
  /** How long may pass after a touch, in whole minutes; `null`: for ever. A shorter time counts from the last touch. */
  setLimit: (ms: number | null) => void;
}>;

/**
 * Rests until it is told to watch. Alarms ring when their time is over, whatever the clock is set to: one set back would
 * keep a window open for as long.
 */
export function createIdleLock(timers: Timers, limitMs: number | null, onIdle: () => void): IdleLock {
  let limit = limitMs;
  let isWatching = false;
  let idleMinutes = 0;
  let callOffMinute = () => {};
  let callOffAlarm = () => {};

  function setAlarm(): void {
    callOffAlarm();
    if (limit === null || !isWatching) return;
    const leftMs = limit - idleMinutes * MINUTE_MS;
    if (leftMs <= 0) onIdle();
    else callOffAlarm = timers.after(leftMs, onIdle);
  }

  /** Known only so that a shorter time, once it is set, counts from the last touch. */
  function countMinutes(): void {
    callOffMinute();
    callOffMinute = timers.after(MINUTE_MS, () => {
      idleMinutes += 1;
      countMinutes();
    });
  }

  return {
    watch: () => {
      isWatching = true;
      idleMinutes = 0;
      setAlarm();
      if (isWatching) countMinutes();
    },
    rest: () => {
      isWatching = false;
      callOffMinute();
      callOffAlarm();
    },
    setLimit: (ms) => {
      limit = ms;
      setAlarm();
    },
  };
}
