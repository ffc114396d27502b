import type { ControlPoint, ControlSignal } from '../../../preload/contract/reports/control.ts';
import type { TimeSpan } from '../../../preload/contract/reports/report.ts';

/** How many points each pattern spans; the last of them signals. */
const POINTS_OF: Readonly<Record<ControlSignal['rule'], number>> = {
  one: 1,
  four: 4,
  twelve: 12,
  'three-rejects': 3,
  'five-rejects': 5,
  'nine-rejects': 9,
  'long-gap': 1,
};
/** A reject belongs to the point that ends with it. */
const MINUTE_MS = 60_000;

/** From the first point of the earliest pattern that signals to the end of the chart; `null` where none signals. */
export function alarmSpan(points: readonly Pick<ControlPoint, 'startsAt' | 'endsAt' | 'signals'>[]): TimeSpan | null {
  const firsts = points.flatMap(({ signals }, at) => signals.map(({ rule }) => Math.max(0, at - POINTS_OF[rule] + 1)));
  const [first, last] = [points[Math.min(...firsts)], points.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.startsAt, until: last.endsAt + MINUTE_MS };
}
