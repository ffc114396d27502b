const FIRST_MS = 250;
const LONGEST_MS = 30_000;
const FIRST_AFTER_REFUSAL_MS = 2_000;
const LONGEST_AFTER_REFUSAL_MS = 60_000;
/** An end older than this no longer counts against the engine. */
export const FORGIVEN_AFTER_MS = 10 * 60_000;

/** When, on the steady clock, and how one run of a process ended: on its own, or because the engine refused this data folder. */
export type ProcessEnd = { readonly atMs: number; readonly wasRefusal: boolean };

/**
 * Milliseconds to wait before the engine is restarted: twice as long after each recent end, up to a limit, and never
 * giving up, because nobody may be there to press a button. A refusal seldom goes away on its own and waits longer.
 */
export function restartDelayMs(ends: readonly ProcessEnd[], nowMs: number): number {
  const recent = ends.filter((end) => nowMs - end.atMs < FORGIVEN_AFTER_MS);
  const doublings = Math.max(0, recent.length - 1);
  return recent.at(-1)?.wasRefusal
    ? Math.min(LONGEST_AFTER_REFUSAL_MS, FIRST_AFTER_REFUSAL_MS * 2 ** doublings)
    : Math.min(LONGEST_MS, FIRST_MS * 2 ** doublings);
}
