const NEVER_STALE_BEFORE_MS = 30_000;
const MISSED_PARTS = 10;

/** Whether the last part is too old to be the one at the camera: half a minute, or ten times the usual gap if that is longer. */
export function isStale(ageMs: number, partsPerMinute: number): boolean {
  const usualGapMs = partsPerMinute > 0 ? 60_000 / partsPerMinute : 0;
  return ageMs > Math.max(NEVER_STALE_BEFORE_MS, MISSED_PARTS * usualGapMs);
}
