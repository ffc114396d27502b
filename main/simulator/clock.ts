import type { Clock } from '../engine/clock.ts';

/** The time that the simulated line runs by: one that can also be waited for. */
export type PacingClock = Clock &
  Readonly<{
    /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
    sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  }>;

export const systemClock: PacingClock = {
  now: Date.now,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wake = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', wake);
        resolve();
      }, ms);
      signal.addEventListener('abort', wake, { once: true });
    }),
};
