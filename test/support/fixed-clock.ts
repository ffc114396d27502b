import type { Clock } from '../../main/engine/clock.ts';

export type FixedClock = Clock & { readonly advance: (ms: number) => void };

/** A clock that stands still until it is told to go on. */
export function fixedClock(start: string): FixedClock {
  let now = Date.parse(start);
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}
