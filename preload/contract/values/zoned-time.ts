const MINUTE_MS = 60_000;

/** ISO 8601 with milliseconds and the zone: `2026-03-02T07:00:00.000+01:00`. `offsetMinutes`: ahead of UTC. */
export function zonedTime(at: number, offsetMinutes: number): string {
  const local = new Date(at + offsetMinutes * MINUTE_MS).toISOString().slice(0, -1);
  const size = Math.abs(offsetMinutes);
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
