import type { Instant } from '../../../preload/contract/values/units.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Minutes that local time is ahead of UTC at this instant. */
export type ZoneOffset = (at: Instant) => number;

/** What local clocks show, as the instant at which clocks in UTC show the same. */
export type WallTime = number;

export function wallTimeAt(at: Instant, offset: ZoneOffset): WallTime {
  return at + offset(at) * MINUTE_MS;
}

/** The midnight that begins the day of a wall time, in wall time. */
export function midnightOf(wall: WallTime): WallTime {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/**
 * The first instant at which local clocks show `wall` or later: for a time shown twice the first, and for a skipped time
 * the change itself. So the start of a day is also right if it has no midnight, or two, or if the day itself was skipped.
 */
export function firstInstantAt(wall: WallTime, offset: ZoneOffset): Instant {
  // A day or more around: a zone may move by a whole day, to the other side of the date line.
  let before = wall - offset(wall - 2 * DAY_MS) * MINUTE_MS;
  let after = wall - offset(wall + 2 * DAY_MS) * MINUTE_MS;
  if (before === after || wallTimeAt(before, offset) === wall) {
    const other = Math.min(before, after);
    return wallTimeAt(other, offset) === wall ? other : before;
  }
  if (wallTimeAt(after, offset) === wall) return after;
  // Skipped: the clocks jump over it between the two.
  [before, after] = [Math.min(before, after) - 1, Math.max(before, after)];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallTimeAt(middle, offset) >= wall) after = middle;
    else before = middle;
  }
  return after;
}

/** From this instant on, local clocks are this many minutes ahead of UTC. */
export type OffsetChange = { readonly at: Instant; readonly minutes: number };

/** Changes are searched day by day, but not in times before any station existed, which a wrongly set clock can name. */
const LOOKED_AT = { from: 0, until: Date.UTC(2200, 0) };

/** The offsets of local clocks from `from` to `until`: at `from`, and at every change before `until`. */
export function offsetChanges(from: Instant, until: Instant, offset: ZoneOffset): readonly OffsetChange[] {
  const changes: OffsetChange[] = [{ at: from, minutes: offset(from) }];
  const last = Math.min(until, LOOKED_AT.until) - 1;
  for (let seen = Math.max(from, LOOKED_AT.from); seen < last; ) {
    const next = Math.min(seen + DAY_MS, last);
    const minutes = offset(next);
    if (minutes !== changes.at(-1)?.minutes) changes.push({ at: changeBetween(seen, next, offset), minutes });
    seen = next;
  }
  return changes;
}

/** The instant of the change, given that `before` and `after` have different offsets. */
function changeBetween(before: Instant, after: Instant, offset: ZoneOffset): Instant {
  const minutes = offset(after);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === minutes) high = middle;
    else low = middle;
  }
  return high;
}
