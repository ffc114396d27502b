import type { Instant } from '../../preload/contract/values/units.ts';

/** The clock and the timers of main, passed in so that tests need not wait for them. */
export type Timers = {
  /** The time of day, for records. */
  now(): Instant;
  /** Milliseconds that increase evenly, however the clock is set: for durations. */
  elapsedMs(): number;
  /** Runs the task once after this many milliseconds; the returned function cancels it. */
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

/** Runs the task repeatedly, this many milliseconds apart, until the returned function is called. */
export function every(timers: Timers, ms: number, task: () => void): () => void {
  let callOff = timers.after(ms, again);
  function again() {
    callOff = timers.after(ms, again);
    task();
  }
  return () => callOff();
}
