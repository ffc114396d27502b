import { calendarInstantSchema, type Instant } from '../../../preload/contract/values/units.ts';

/** An instant as `2026-03-02T06:00`: local time, to the minute. */
export function wallClock(at: Instant): string {
  const ahead = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - ahead).toISOString().slice(0, 16);
}

/** An instant as it is typed: `2026-03-02 06:00`, local time. No country reads the order of these figures differently. */
export function typedWallClock(at: Instant): string {
  return wallClock(at).replace('T', ' ');
}

/**
 * The instant meant by `2026-03-02 06:00` (or with a `T`), local time; null while it is not that yet, or no such day exists. An
 * hour that a change of clocks skips is the one after it.
 */
export function instantOfWallClock(typed: string): Instant | null {
  const match = /^\s*(\d{4}-\d\d-\d\d)[T\s]+([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(typed);
  if (match === null) return null;
  const [, day = '', hour = '', minute = ''] = match;
  if (!isDay(day)) return null;
  return calendarInstantSchema.safeParse(new Date(`${day}T${hour.padStart(2, '0')}:${minute}`).getTime()).data ?? null;
}

/** JavaScript takes 30 February for 2 March. */
function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00Z`).getTime();
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
