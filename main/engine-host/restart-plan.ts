import type { Instant } from '../../preload/contract/values/units.ts';
import { FORGIVEN_AFTER_MS, type ProcessEnd, restartDelayMs } from './back-off.ts';
import type { Timers } from './timers.ts';

/** How often the engine ended on its own, and when it will be restarted. */
export function createRestartPlan(timers: Timers, start: () => void) {
  let ends: readonly ProcessEnd[] = [];
  let restarts = 0;
  let callOff = () => {};
  return {
    restarts: (): number => restarts,

    /** Records the end of one run. Returns when the next begins. */
    ended: (wasRefusal: boolean): Instant => {
      const atMs = timers.elapsedMs();
      restarts += 1;
      ends = [...ends.filter((end) => atMs - end.atMs < FORGIVEN_AFTER_MS), { atMs, wasRefusal }];
      const delayMs = restartDelayMs(ends, atMs);
      callOff = timers.after(delayMs, start);
      return timers.now() + delayMs;
    },

    /** It will not be restarted automatically after all. */
    callOff: (): void => callOff(),
  };
}
