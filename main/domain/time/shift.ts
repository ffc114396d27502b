import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { firstInstantAt, midnightOf, wallTimeAt, type ZoneOffset } from './wall-clock.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** When the clocks change, the relevant start may be two days back, or on the day that was already tomorrow. */
const DAYS_AROUND = [-2, -1, 0, 1, 2];

/**
 * When the shift in progress at `now` began. A start that the clocks skip is at the change; of a start shown twice, the first counts.
 * @param starts minutes after local midnight, ascending, at least one
 */
export function shiftStartedAt(now: Instant, starts: readonly number[], offset: ZoneOffset): Instant {
  return Math.max(...startsAround(now, starts, offset).filter((start) => start <= now));
}

/** The newest shifts, that in progress at `now` first. A shift lasts until the next one begins. */
export function newestShifts(
  now: Instant,
  starts: readonly number[],
  offset: ZoneOffset,
  count: number,
): readonly TimeSpan[] {
  const shifts: TimeSpan[] = [];
  let until = Math.min(...startsAround(now, starts, offset).filter((start) => start > now));
  while (shifts.length < count) {
    const from = shiftStartedAt(until - 1, starts, offset);
    shifts.push({ from, until });
    until = from;
  }
  return shifts;
}

/** The starts from two days before to two days after an instant. */
function startsAround(at: Instant, starts: readonly number[], offset: ZoneOffset): readonly Instant[] {
  const midnight = midnightOf(wallTimeAt(at, offset));
  return DAYS_AROUND.flatMap((day) =>
    starts.map((start) => firstInstantAt(midnight + day * DAY_MS + start * MINUTE_MS, offset)),
  );
}
