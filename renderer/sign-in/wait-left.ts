import type { Fault } from '../../preload/contract/faults/result.ts';

/** How many milliseconds the pad stays locked after this fault; `null` if it never was. Times are on the page's monotonic clock. */
export function waitLeft(fault: Fault, askedAtMs: number, nowMs: number): number | null {
  return fault.code === 'pin-locked' ? Math.max(0, askedAtMs + fault.waitMs - nowMs) : null;
}
