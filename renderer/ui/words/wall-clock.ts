import type { Instant } from '../../../preload/contract/values/units.ts';

/** An instant in the format of a date and time field: local time, to the minute. */
export function wallClock(at: Instant): string {
  const ahead = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - ahead).toISOString().slice(0, 16);
}
