import type { Instant } from '../../../preload/contract/values/units.ts';

/** An instant as a field for date and time wants it: local time, to the minute. */
export function wallClock(at: Instant): string {
  const ahead = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - ahead).toISOString().slice(0, 16);
}
