import type { PacingClock } from '../../../main/simulator/line/clock.ts';

/** A clock for which waiting takes no time: it advances by as long as anybody sleeps, and stands still otherwise. */
export function skippingClock(start: string): PacingClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
}
