import type { Instant } from '../../preload/contract/units.ts';

const NEVER_STALE_BEFORE_MS = 30_000;
const MISSED_PARTS = 10;

/** Whether the last part is too old to be taken for the one at the camera: half a minute, or ten times the usual gap if that is longer. */
export function isStale(lastAt: Instant, now: Instant, partsPerMinute: number): boolean {
  const usualGapMs = partsPerMinute > 0 ? 60_000 / partsPerMinute : 0;
  return now - lastAt > Math.max(NEVER_STALE_BEFORE_MS, MISSED_PARTS * usualGapMs);
}
