import { useState } from 'react';
import { useNow } from './use-now.ts';

type Anchor = { readonly at: number; readonly ageMs: number; readonly seenAt: number };

/**
 * How long ago `at` was, in milliseconds; negative if it is in the future. Counted steadily from when the page first had it:
 * setting the clock meanwhile makes nothing older or younger. `null` for none.
 */
export function useAge(at: number | null, everyMs = 1000): number | null {
  useNow(everyMs);
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  if (at === null) return null;
  const seenAt = performance.now();
  if (anchor?.at === at) return anchor.ageMs + seenAt - anchor.seenAt;
  const ageMs = Date.now() - at;
  setAnchor({ at, ageMs, seenAt });
  return ageMs;
}
