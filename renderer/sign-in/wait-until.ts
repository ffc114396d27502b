import type { Fault } from '../../preload/contract/result.ts';
import type { Instant } from '../../preload/contract/units.ts';

/** Until when the pad stays shut after this fault; `null` where it stays open. */
export function waitUntil(fault: Fault, askedAt: Instant): Instant | null {
  return fault.code === 'pin-locked' ? askedAt + fault.waitMs : null;
}
