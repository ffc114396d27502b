import type { Fault } from '../../preload/contract/faults/result.ts';

/** How many milliseconds the pad still stays shut after this fault; `null` where it never was. Times are on the page's clock, which nobody sets. */
export function waitLeft(fault: Fault, askedAtMs: number, nowMs: number): number | null {
  return fault.code === 'pin-locked' ? Math.max(0, askedAtMs + fault.waitMs - nowMs) : null;
}
