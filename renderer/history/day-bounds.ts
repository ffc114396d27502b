import type { Instant } from '../../preload/contract/values/units.ts';

/** Local midnight at which a day, as `2026-03-02`, begins. */
export function startOfDay(day: string): Instant {
  return new Date(`${day}T00:00:00`).getTime();
}

/** Local midnight at which it ends: days with a clock change are not 24 hours long. */
export function endOfDay(day: string): Instant {
  const end = new Date(`${day}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return end.getTime();
}
