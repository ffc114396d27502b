import type { Instant } from '../../../preload/contract/values/units.ts';

/** The clock of the simulated line, which can also be waited for. */
export type PacingClock = Readonly<{
  now: () => Instant;
  /** Resolves after this many milliseconds, or as soon as the signal is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}>;

export const systemClock: PacingClock = {
  // A camera has its own clock: setting the computer's does not stop the line.
  now: () => Math.round(performance.timeOrigin + performance.now()),
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
