import type { ReportPeriod, ResolvedPeriod, TimeSpan } from '../../preload/contract/report.ts';
import type { Instant } from '../../preload/contract/units.ts';
import { shiftStartedAt, type ZoneOffset } from './shift.ts';

/** Reports are cut where the roll-ups are. */
export const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 60 * 60_000;
const MIDNIGHT = [0];
const WEEK_DAYS = 7;

/**
 * The times that a report is about, as seen at `now`, and the period of the same kind right before it: the shift before
 * this one, yesterday, the seven days before, or as long as the custom one. A period that still runs ends with the
 * quarter of an hour that runs.
 */
export function resolvePeriod(
  period: ReportPeriod,
  now: Instant,
  shiftStarts: readonly number[],
  offset: ZoneOffset,
): ResolvedPeriod {
  const end = Math.ceil((now + 1) / QUARTER_MS) * QUARTER_MS;
  switch (period.kind) {
    case 'shift': {
      const from = shiftStartedAt(now, shiftStarts, offset);
      return cut({ from, until: end }, shiftStartedAt(from - 1, shiftStarts, offset));
    }
    case 'day': {
      const from = shiftStartedAt(now, MIDNIGHT, offset);
      return cut({ from, until: end }, daysBefore(from, 1, offset));
    }
    case 'week': {
      const from = daysBefore(shiftStartedAt(now, MIDNIGHT, offset), WEEK_DAYS - 1, offset);
      return cut({ from, until: end }, daysBefore(from, WEEK_DAYS, offset));
    }
    case 'custom': {
      const from = Math.min(period.from, period.until);
      const until = Math.max(period.from + QUARTER_MS, period.until);
      return cut({ from, until }, from - (until - from));
    }
    default:
      return period satisfies never;
  }
}

function cut(current: TimeSpan, previousFrom: Instant): ResolvedPeriod {
  const from = floor(current.from);
  return { current: { from, until: ceil(current.until) }, previous: { from: floor(previousFrom), until: from } };
}

/** The local midnight so many days before another one, also across a change of the clocks. */
function daysBefore(midnight: Instant, days: number, offset: ZoneOffset): Instant {
  // Noon is on the right day whatever the clocks did.
  return shiftStartedAt(midnight - (days * 24 - 12) * HOUR_MS, MIDNIGHT, offset);
}

function floor(at: Instant): Instant {
  return Math.floor(at / QUARTER_MS) * QUARTER_MS;
}

function ceil(at: Instant): Instant {
  return Math.ceil(at / QUARTER_MS) * QUARTER_MS;
}
