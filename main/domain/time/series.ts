import type { TimeSpan } from '../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import {
  firstInstantAt,
  midnightOf,
  type OffsetChange,
  offsetChanges,
  wallTimeAt,
  type ZoneOffset,
} from './wall-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How a span is cut into the points of a chart. */
export type Series = {
  /** What local clocks show from each change on, for every instant of the span. */
  readonly changes: readonly OffsetChange[];
  /** Where the first point begins in local time, as {@link wallTimeAt}. */
  readonly anchor: Instant;
  /** The length of a point in local time. */
  readonly pointMs: number;
  /** Whether points follow local clocks; shorter points all have the same length. */
  readonly isByClock: boolean;
  /** When a point begins, counted from 0; the first no earlier than the span. */
  readonly startOf: (point: number) => Instant;
};

/** Points are a quarter, a half, one, two, four, eight hours, a day or weeks long: the shortest that makes at most a hundred points. */
const POINT_LENGTHS = [
  ...[HOUR_MS / 4, HOUR_MS / 2, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 8 * HOUR_MS],
  ...[DAY_MS, 7 * DAY_MS, 4 * 7 * DAY_MS, 52 * 7 * DAY_MS],
];
const MOST_POINTS = 100;

/**
 * The points of a span. From an hour up, all instants in the same local hours of a day, or in the same local days, are one
 * point: days begin at local midnight, and on the day of a clock change a point is shorter or longer.
 */
export function seriesOf({ from, until }: TimeSpan, offset: ZoneOffset): Series {
  const pointMs = pointLength(until - from);
  const isByClock = pointMs >= HOUR_MS;
  const changes = offsetChanges(from, until, offset);
  const wall = wallTimeAt(from, offset);
  // Points of hours begin with the full hour in which the span begins, as shifts do.
  const step = Math.min(pointMs, HOUR_MS);
  const anchor = pointMs >= DAY_MS ? midnightOf(wall) : Math.floor(wall / step) * step;
  const startOnClock = (point: number) => anchor + point * pointMs;
  return {
    changes,
    anchor,
    pointMs,
    isByClock,
    startOf: (point) =>
      Math.max(from, isByClock ? firstInstantAt(startOnClock(point), offset) : startOnClock(point) - (wall - from)),
  };
}

/** When each point of a span begins. An hour skipped by the clocks is left out. */
export function pointStarts({ until }: TimeSpan, { startOf }: Series): readonly Instant[] {
  const starts = new Set<Instant>();
  for (let point = 0; startOf(point) < until; point++) starts.add(startOf(point));
  return [...starts];
}

function pointLength(spanMs: number): number {
  return (
    POINT_LENGTHS.find((length) => spanMs / length <= MOST_POINTS) ?? Math.ceil(spanMs / MOST_POINTS / DAY_MS) * DAY_MS
  );
}
