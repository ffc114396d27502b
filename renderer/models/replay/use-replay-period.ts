import { useState } from 'react';
import type { Instant } from '../../../preload/contract/values/units.ts';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** The period of a new replay as entered; at first the last seven days. */
export function useReplayPeriod() {
  const [written, setWritten] = useState<Readonly<Record<'from' | 'until', Instant | null>>>(() => {
    // The next minute: date and time fields go no finer, and parts inspected just now must be included.
    const now = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
    return { from: now - 7 * DAY_MS, until: now };
  });
  const { from, until } = written;
  return {
    written,
    write: (end: keyof typeof written, at: Instant | null) => setWritten((before) => ({ ...before, [end]: at })),
    /** Null while the entry is not a valid period. */
    period: from !== null && until !== null && from < until ? { from, until } : null,
  };
}
