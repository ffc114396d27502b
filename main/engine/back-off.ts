/** How long to wait before retrying something that failed: twice as long each time. */
export type BackOff = { readonly firstMs: number; readonly atMostMs: number };

/** @param beforeMs the pause before the last failed attempt; `null` if that was the first attempt */
export function nextPauseMs({ firstMs, atMostMs }: BackOff, beforeMs: number | null): number {
  return beforeMs === null ? firstMs : Math.min(atMostMs, beforeMs * 2);
}
