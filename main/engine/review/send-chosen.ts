import { setImmediate } from 'node:timers/promises';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import type { Clock } from '../clock.ts';
import type { WriteDb } from '../store/handles.ts';
import { insertReviewItem } from '../store/review/review-items.ts';
import { unansweredAmong } from '../store/review/unanswered.ts';
import { noteChange } from '../store/set-up/change-events.ts';

/** Items queued in one go: a few milliseconds, then it is the line's turn. */
const AT_ONCE = 50;

/**
 * Queues these parts for a blind look that no line waits for. A part that waits or has been judged is skipped, and so is one
 * without an image: there is nothing to look at. @returns how many were queued
 */
export async function sendChosen(
  db: WriteDb,
  actor: Actor,
  ids: readonly InspectionId[],
  clock: Clock,
): Promise<number> {
  let sent = 0;
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = ids.slice(first, first + AT_ONCE);
    sent += db.transaction(() => {
      const free = unansweredAmong(db, some);
      for (const id of free) insertReviewItem(db, id, { ask: 'sent', isBlind: true, dueAt: null }, clock.now());
      if (free.length > 0) {
        noteChange(db, actor, clock.now(), { name: 'review.sent', subject: 'parts', body: { inspections: free } });
      }
      return free.length;
    });
    await setImmediate();
  }
  return sent;
}
