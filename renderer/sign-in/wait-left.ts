import type { Fault } from '../../preload/contract/result.ts';
import type { Instant } from '../../preload/contract/units.ts';

/** How many milliseconds the pad still stays shut after this fault; `null` where it never was. */
export function waitLeft(fault: Fault, askedAt: Instant, now: Instant): number | null {
  return fault.code === 'pin-locked' ? Math.max(0, askedAt + fault.waitMs - now) : null;
}
