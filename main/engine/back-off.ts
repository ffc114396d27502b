/** How long to wait before something that failed is tried again: twice as long each time. */
export type BackOff = { readonly firstMs: number; readonly atMostMs: number };

/** @param beforeMs the pause before the try that failed last; `null` where it was the first */
export function nextPauseMs({ firstMs, atMostMs }: BackOff, beforeMs: number | null): number {
  return beforeMs === null ? firstMs : Math.min(atMostMs, beforeMs * 2);
}
