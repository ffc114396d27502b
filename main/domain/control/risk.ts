/** Length of the quarters of an hour that parts are counted in. */
export const SLOT_MS = 15 * 60_000;

/** The share of shifts in which a process that is in control signals all the same, half of them for the worse and half for the better. */
export const FALSE_ALARMS = 0.03;

/** The chance that one point may have to signal by chance on one side, so that all points of a shift have half of the stated one together. */
export function riskOfPoint(pointsInShift: number): number {
  return FALSE_ALARMS / 2 / Math.max(1, pointsInShift);
}
