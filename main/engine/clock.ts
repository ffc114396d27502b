import { type Instant, nearestInstant } from '../../preload/contract/values/units.ts';

declare const steadyUnit: unique symbol;

/**
 * Milliseconds on the station's steady time, which nobody sets: it goes on evenly, also over restarts, whatever the
 * computer's clock is set to. It began as the time of day when the station first had it. Deadlines and durations are kept in it.
 */
export type Steady = number & { readonly [steadyUnit]: true };

/** What time it is, for a person to read, and on the steady time. */
export type Moment = { readonly at: Instant; readonly steady: Steady };

/** The computer's clock. It tells when something was, and may be set at any time: no duration is measured by it. */
export type WallClock = { readonly now: () => Instant };

/** Where the engine takes the time from, so that a test can say what time it is. */
export type Clock = WallClock & {
  readonly steady: () => Steady;
  readonly moment: () => Moment;
};

export const systemClock: WallClock = { now: () => Date.now() };

export function steadyMs(ms: number): Steady {
  return ms as Steady;
}

export function later(steady: Steady, ms: number): Steady {
  return (steady + ms) as Steady;
}

/** The time of day that a point of the steady time has, as the computer's clock goes now. */
export function timeOfDay({ at, steady }: Moment, point: Steady): Instant {
  return nearestInstant(at + point - steady);
}
