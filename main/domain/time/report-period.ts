import type { ReportPeriod, ResolvedPeriod, TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { shiftStartedAt } from './shift.ts';
import { firstInstantAt, midnightOf, wallTimeAt, type ZoneOffset } from './wall-clock.ts';

/** A period still in progress ends with the current quarter of an hour. */
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const WEEK_DAYS = 7;

/**
 * The time range of a report, as seen at `now`, and the period of the same kind right before it: the previous shift,
 * yesterday, the seven days before, or as long as the custom one. They begin exactly to the minute. While a period
 * is in progress, the one before it ends equally far into it: today until ten o'clock is compared with yesterday until ten o'clock.
 * Only the shift before is taken as a whole.
 */
export function resolvePeriod(
  period: ReportPeriod,
  now: Instant,
  shiftStarts: readonly number[],
  offset: ZoneOffset,
): ResolvedPeriod {
  const until = Math.ceil((now + 1) / QUARTER_MS) * QUARTER_MS;
  const today = midnightOf(wallTimeAt(now, offset));
  switch (period.kind) {
    case 'shift': {
      const from = shiftStartedAt(now, shiftStarts, offset);
      const before = shiftStartedAt(from - 1, shiftStarts, offset);
      // As a whole: at the beginning of a shift people ask how the last one went. The screen shows its times.
      return beside({ from: before, until: from }, { from, until });
    }
    case 'day': {
      const from = firstInstantAt(today, offset);
      // The previous day is not always yesterday's date: some zones have skipped one.
      const before = firstInstantAt(midnightOf(wallTimeAt(from - 1, offset)), offset);
      return beside({ from: before, until: sameTimeOn(before, from, now, offset) }, { from, until });
    }
    case 'week': {
      const daysBefore = (days: number) => firstInstantAt(today - days * DAY_MS, offset);
      const [before, from] = [daysBefore(2 * WEEK_DAYS - 1), daysBefore(WEEK_DAYS - 1)];
      return beside({ from: before, until: sameTimeOn(before, from, now, offset) }, { from, until });
    }
    case 'custom': {
      const from = Math.min(period.from, period.until);
      const end = Math.max(from + QUARTER_MS, period.from, period.until);
      const before = beforeAsLong(from, end, offset);
      const isRunning = from < now && now < end;
      const asFar = end - from < DAY_MS ? before + (now - from) : sameTimeOn(before, from, now, offset);
      return beside({ from: before, until: isRunning ? asFar : from }, { from, until: end });
    }
    default:
      return period satisfies never;
  }
}

/** When a period as long as this one begins that ends where this one begins. Days are counted by local clocks: two months begin at their midnight. */
function beforeAsLong(from: Instant, until: Instant, offset: ZoneOffset): Instant {
  if (until - from < DAY_MS) return from - (until - from);
  const wall = wallTimeAt(from, offset);
  return firstInstantAt(wall - (wallTimeAt(until, offset) - wall), offset);
}

/** The instant as far from `before` on local clocks as `now` is from `from`. */
function sameTimeOn(before: Instant, from: Instant, now: Instant, offset: ZoneOffset): Instant {
  return firstInstantAt(wallTimeAt(before, offset) + (wallTimeAt(now, offset) - wallTimeAt(from, offset)), offset);
}

/** Two periods, the earlier of which never extends into the later. */
function beside(previous: TimeSpan, current: TimeSpan): ResolvedPeriod {
  const until = Math.max(previous.from + 1, Math.min(previous.until, current.from));
  return { current, previous: { from: previous.from, until } };
}
