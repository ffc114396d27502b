import type { Instant } from '../../../preload/contract/values/units.ts';
import { firstInstantAt, midnightOf, wallTimeAt, type ZoneOffset } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** When the clocks change, the relevant start may be two days back, or on the day that was already tomorrow. */
const DAYS_AROUND = [-2, -1, 0, 1];

/**
 * When the shift in progress at `now` began. A start that the clocks skip is at the change; of a start shown twice, the first counts.
 * @param starts minutes after local midnight, ascending, at least one
 */
export function shiftStartedAt(now: Instant, starts: readonly number[], offset: ZoneOffset): Instant {
  const midnight = midnightOf(wallTimeAt(now, offset));
  const begun = DAYS_AROUND.flatMap((day) =>
    starts.map((start) => firstInstantAt(midnight + day * DAY_MS + start * MINUTE_MS, offset)),
  ).filter((start) => start <= now);
  return Math.max(...begun);
}
