import { useState } from 'react';
import { wallClock } from '../../ui/words/wall-clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

/** The period of a new replay as entered; at first the last seven days. */
export function useReplayPeriod() {
  const [written, setWritten] = useState(() => {
    // The next minute: date and time fields go no finer, and parts inspected just now must be included.
    const now = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
    return { from: wallClock(now - 7 * DAY_MS), until: wallClock(now) };
  });
  const from = new Date(written.from).getTime();
  const until = new Date(written.until).getTime();
  return {
    written,
    write: (end: keyof typeof written, value: string) => setWritten((before) => ({ ...before, [end]: value })),
    /** Null while the entry is not a valid period. */
    period: from < until ? { from, until } : null,
  };
}
