import type { Instant } from '../../../preload/contract/values/units.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So many labels at most: more do not fit beside each other on the narrowest chart. */
const MOST = 7;

const HOURS = [1, 2, 3, 6, 12] as const;
const DAYS = [1, 2, 7, 14, 28] as const;

/**
 * Round local times between two instants, evenly spaced: full hours, or midnights where hours would be too many. None if the span
 * has none, as that of a single point.
 */
export function timeTicks(from: Instant, until: Instant): readonly Instant[] {
  const span = until - from;
  const hours = HOURS.find((step) => span / (step * HOUR_MS) < MOST);
  if (hours !== undefined) return stepping(from, until, (at) => at.setHours(at.getHours() + hours), hours);
  const days = DAYS.find((step) => span / (step * DAY_MS) < MOST) ?? Math.ceil(span / DAY_MS / MOST);
  return stepping(from, until, (at) => at.setDate(at.getDate() + days), null);
}

/** Whether a label on an axis of this length is a day; otherwise it is a time of day. In less than half a week, only midnights are days. */
export function isDayLabel(at: Instant, lengthMs: number): boolean {
  if (lengthMs <= DAY_MS) return false;
  return lengthMs >= MOST * 12 * HOUR_MS || new Date(at).setHours(0, 0, 0, 0) === at;
}

/** @param hours the step, so that ticks are its multiples since midnight; null where they are midnights */
function stepping(from: Instant, until: Instant, step: (at: Date) => void, hours: number | null): readonly Instant[] {
  const at = new Date(from);
  if (hours === null) at.setHours(0, 0, 0, 0);
  else at.setHours(at.getHours() - (at.getHours() % hours), 0, 0, 0);
  // By days, the first midnight is the first tick; by hours, the first multiple.
  if (hours === null && at.getTime() < from) at.setDate(at.getDate() + 1);
  const ticks: Instant[] = [];
  while (at.getTime() <= until) {
    if (at.getTime() >= from) ticks.push(at.getTime());
    const before = at.getTime();
    step(at);
    // Where clocks go back, setting an hour may stay in the first of two equal ones.
    if (at.getTime() <= before) at.setTime(before + HOUR_MS);
  }
  return ticks;
}
