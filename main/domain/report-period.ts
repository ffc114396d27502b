import type { ReportPeriod, ResolvedPeriod } from '../../preload/contract/report.ts';
import type { Instant } from '../../preload/contract/units.ts';
import { shiftStartedAt } from './shift.ts';
import { firstInstantAt, midnightOf, wallTimeAt, type ZoneOffset } from './wall-clock.ts';

/** A period that still runs ends with the quarter of an hour that runs. */
const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const WEEK_DAYS = 7;

/**
 * The times that a report is about, as seen at `now`, and the period of the same kind right before it: the shift before
 * this one, yesterday, the seven days before, or as long as the custom one. They begin at the very minute.
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
      return after(shiftStartedAt(from - 1, shiftStarts, offset), from, until);
    }
    case 'day': {
      const from = firstInstantAt(today, offset);
      // The day before need not be yesterday's date: some zones have skipped one.
      return after(firstInstantAt(midnightOf(wallTimeAt(from - 1, offset)), offset), from, until);
    }
    case 'week': {
      const before = (days: number) => firstInstantAt(today - days * DAY_MS, offset);
      return after(before(2 * WEEK_DAYS - 1), before(WEEK_DAYS - 1), until);
    }
    case 'custom': {
      const from = Math.min(period.from, period.until);
      const end = Math.max(from + QUARTER_MS, period.from, period.until);
      return after(beforeAsLong(from, end, offset), from, end);
    }
    default:
      return period satisfies never;
  }
}

/** When a time as long as this one begins that ends with its beginning. Days are counted by the clocks: two months begin at their midnight. */
function beforeAsLong(from: Instant, until: Instant, offset: ZoneOffset): Instant {
  if (until - from < DAY_MS) return from - (until - from);
  const wall = wallTimeAt(from, offset);
  return firstInstantAt(wall - (wallTimeAt(until, offset) - wall), offset);
}

function after(previousFrom: Instant, from: Instant, until: Instant): ResolvedPeriod {
  return { current: { from, until }, previous: { from: previousFrom, until: from } };
}
