import type { Timers } from '../engine-host/timers.ts';

const MINUTE_MS = 60_000;
/** How long before the end the person at the window is warned. */
export const WARNED_FOR_MS = 10_000;

/** The timer of one window that fires when nobody has touched it for too long. */
export type IdleLock = Readonly<{
  /** Touched just now, by somebody who is signed in. */
  watch: () => void;
  /** Nobody is signed in any more. */
  rest: () => void;
  /** How long may pass after a touch, in whole minutes; `null`: forever. A shorter time counts from the last touch. */
  setLimit: (ms: number | null) => void;
}>;

type Ends = Readonly<{
  /** Its time is over in this many milliseconds, unless it is touched; `null`: no longer. */
  onWarning: (inMs: number | null) => void;
  onIdle: () => void;
}>;

/**
 * Inactive until it is told to watch. It fires when its time is over, however the clock is set: setting it back would
 * keep a window open for that long.
 */
export function createIdleLock(timers: Timers, limitMs: number | null, { onWarning, onIdle }: Ends): IdleLock {
  let limit = limitMs;
  let isWatching = false;
  let idleMinutes = 0;
  let callOffMinute = () => {};
  let callOffAlarm = () => {};
  let isWarning = false;

  function callOff(): void {
    callOffAlarm();
    if (isWarning) onWarning(null);
    isWarning = false;
  }

  function setAlarm(): void {
    callOff();
    if (limit === null || !isWatching) return;
    const leftMs = limit - idleMinutes * MINUTE_MS;
    if (leftMs <= 0) onIdle();
    else callOffAlarm = timers.after(Math.max(0, leftMs - WARNED_FOR_MS), () => warn(Math.min(leftMs, WARNED_FOR_MS)));
  }

  function warn(inMs: number): void {
    isWarning = true;
    onWarning(inMs);
    callOffAlarm = timers.after(inMs, onIdle);
  }

  /** Kept only so that a shorter time, once set, counts from the last touch. */
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
      callOff();
    },
    setLimit: (ms) => {
      limit = ms;
      setAlarm();
    },
  };
}
