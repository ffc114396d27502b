import { type Instant, nearestInstant } from '../../preload/contract/values/units.ts';

declare const steadyUnit: unique symbol;

/**
 * Milliseconds on the station's steady time, which cannot be set: it runs evenly, across restarts too, whatever happens to the
 * computer's clock. It began as the time of day when the station was first started. Deadlines and durations use it.
 */
export type Steady = number & { readonly [steadyUnit]: true };

/** The time now, as a person reads it and on the steady time. */
export type Moment = { readonly at: Instant; readonly steady: Steady };

/** The computer's clock. It says when something happened, and may be set at any time: never measure a duration with it. */
export type WallClock = { readonly now: () => Instant };

/** Where the engine gets the time, so that a test can set it. */
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

/** The time of day at a point of the steady time, going by the computer's clock now. */
export function timeOfDay({ at, steady }: Moment, point: Steady): Instant {
  return nearestInstant(at + point - steady);
}
