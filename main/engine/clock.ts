import type { Instant } from '../../preload/contract/units.ts';

/** Where the engine takes the time from, so that a test can say what time it is. */
export type Clock = { readonly now: () => Instant };

export const systemClock: Clock = { now: () => Date.now() };
