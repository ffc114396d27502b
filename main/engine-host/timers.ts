import type { Instant } from '../../preload/contract/values/units.ts';

/** The clock and the alarms of main, handed in so that tests need not wait for them. */
export type Timers = {
  /** What time of day it is, for records. */
  now(): Instant;
  /** Milliseconds that go on evenly, whatever the clock is set to: for durations. */
  elapsedMs(): number;
  /** Runs the task once after so many milliseconds; the function returned calls it off. */
  after(ms: number, task: () => void): () => void;
};

export const systemTimers: Timers = {
  now: () => Date.now(),
  elapsedMs: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** Runs the task again and again, so many milliseconds apart, until the function returned is called. */
export function every(timers: Timers, ms: number, task: () => void): () => void {
  let callOff = timers.after(ms, again);
  function again() {
    callOff = timers.after(ms, again);
    task();
  }
  return () => callOff();
}
