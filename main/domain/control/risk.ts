/** Length of the quarters of an hour that parts are counted in. */
export const SLOT_MS = 15 * 60_000;

/** The share of shifts in which a process in control still signals, half of them for the worse and half for the better. */
export const FALSE_ALARMS = 0.03;

/** The chance of a false signal that each point may have on one side, so that all points of a shift add up to half the stated chance. */
export function riskOfPoint(pointsInShift: number): number {
  return FALSE_ALARMS / 2 / Math.max(1, pointsInShift);
}
