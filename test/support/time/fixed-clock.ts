import { type Clock, type Moment, steadyMs } from '../../../main/engine/clock.ts';

export type FixedClock = Clock & {
  /** Time passes. */
  readonly advance: (ms: number) => void;
  /** Somebody sets the computer's clock; no time passes. */
  readonly set: (byMs: number) => void;
  readonly monotonicMs: () => number;
};

/** A clock that stands still until it is advanced. */
export function fixedClock(start: string): FixedClock {
  const began = Date.parse(start);
  let [passed, offset] = [0, 0];
  const now = () => began + passed + offset;
  const steady = () => steadyMs(began + passed);
  return {
    now,
    steady,
    moment: () => ({ at: now(), steady: steady() }),
    monotonicMs: () => passed,
    advance: (ms) => {
      passed += ms;
    },
    set: (byMs) => {
      offset += byMs;
    },
  };
}

/** A moment of a station whose clock was never set. */
export function moment(at: number): Moment {
  return { at, steady: steadyMs(at) };
}
