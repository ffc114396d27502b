import type { Instant } from '../../preload/contract/units.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Minutes that local time is ahead of UTC at this instant. */
export type ZoneOffset = (at: Instant) => number;

/**
 * When the shift that runs at `now` began.
 * @param starts minutes after local midnight, ascending, at least one
 */
export function shiftStartedAt(now: Instant, starts: readonly number[], offset: ZoneOffset): Instant {
  const localMidnight = Math.floor((now + offset(now) * MINUTE_MS) / DAY_MS) * DAY_MS;
  // Two days back: on the day the clocks change, today's and yesterday's start may both lie ahead.
  const begun = [-2, -1, 0]
    .flatMap((day) => starts.map((start) => utcOf(localMidnight + day * DAY_MS + start * MINUTE_MS, offset)))
    .filter((start) => start <= now);
  return Math.max(...begun);
}

/** The instant at which local clocks show `wall` (as if it were UTC). An hour that the clocks skip counts from before the change. */
function utcOf(wall: number, offset: ZoneOffset): Instant {
  const guess = wall - offset(wall) * MINUTE_MS;
  return wall - offset(guess) * MINUTE_MS;
}
