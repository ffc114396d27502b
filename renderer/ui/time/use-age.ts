import { useState } from 'react';
import { useNow } from './use-now.ts';

type Anchor = { readonly at: number; readonly ageMs: number; readonly seenAt: number };

/**
 * How long ago `at` was, in milliseconds; negative where it is still to come. Counted evenly from when the page first had it:
 * a clock that is set meanwhile makes nothing older or younger. `null` for none.
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
