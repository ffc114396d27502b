import { setImmediate } from 'node:timers/promises';
import type { ComparisonFilter } from '../../../preload/contract/models/shadow.ts';
import type { Clock } from '../clock.ts';
import type { WriteDb } from '../store/handles.ts';
import { unjudgedChanges } from '../store/models/changed-parts.ts';
import { insertReviewItem } from '../store/review/review-items.ts';

/** Items queued in one go: a few milliseconds, then it is the line's turn. */
const AT_ONCE = 50;

/**
 * Queues the newest parts on which two models differ and that nobody has looked at for a blind look; no line waits for them, so
 * they come after all those that one waits for. A part that waits, or has been judged, is skipped: sent twice, it is queued once.
 */
export async function sendToReview(
  db: WriteDb,
  filter: ComparisonFilter,
  atMost: number,
  clock: Clock,
): Promise<number> {
  let sent = 0;
  for (;;) {
    const queued = queueSome(db, filter, Math.min(AT_ONCE, atMost - sent), clock);
    sent += queued;
    if (queued === 0 || sent === atMost) return sent;
    await setImmediate();
  }
}

function queueSome(db: WriteDb, filter: ComparisonFilter, limit: number, clock: Clock): number {
  return db.transaction(() => {
    const parts = unjudgedChanges(db, filter, limit);
    for (const id of parts) {
      insertReviewItem(db, id, { ask: 'discordant', isBlind: true, dueAt: null }, clock.now());
    }
    return parts.length;
  });
}
