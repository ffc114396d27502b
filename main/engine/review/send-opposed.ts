import { shiftStartedAt } from '../../domain/time/shift.ts';
import type { Clock } from '../clock.ts';
import { localZoneOffset } from '../station/zone-offset.ts';
import type { WriteDb } from '../store/handles.ts';
import { modelsInShadow } from '../store/models/model-events.ts';
import { opposedUnjudged, sendingOrder, sentInShift } from '../store/models/shadow-sending.ts';
import { insertReviewItem } from '../store/review/review-items.ts';
import { stationSettings } from '../store/set-up/settings.ts';

const EVERY_MS = 60_000;
/** Items queued in one go: a few milliseconds, then it is the line's turn. */
const AT_ONCE = 20;

export type SendOpposedDeps = {
  readonly db: WriteDb;
  readonly clock: Clock;
  readonly onSent: () => void;
  readonly onError: (error: unknown) => void;
};

/** Every minute, sends people what {@link sendOpposed} finds, blind. Nothing is remembered in between: after a restart it continues. */
export function startSendingOpposed({ db, clock, onSent, onError }: SendOpposedDeps): { readonly stop: () => void } {
  const timer = setInterval(() => {
    try {
      if (sendOpposed(db, clock) > 0) onSent();
    } catch (error) {
      onError(error);
    }
  }, EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/**
 * Queues the newest parts of this shift that a champion and a challenger decide the opposite way, as many as the order for the challenger
 * still allows in this shift, so that their comparison reaches a conclusion. Blind and without a deadline: no line waits for them, and none is
 * told what people say about a part that has long left. Returns how many were queued.
 */
export function sendOpposed(db: WriteDb, clock: Pick<Clock, 'now'>): number {
  const now = clock.now();
  const shiftStart = shiftStartedAt(now, stationSettings(db).shiftStarts, localZoneOffset);
  const challengers = new Set(modelsInShadow(db).map(({ sha256 }) => sha256));
  let sent = 0;
  for (const sha256 of challengers) {
    const order = sendingOrder(db, sha256);
    if (order === null || order.perShift === 0) continue;
    sent += db.transaction(() => {
      const limit = Math.min(AT_ONCE, order.perShift - sentInShift(db, sha256, shiftStart));
      if (limit <= 0) return 0;
      const parts = opposedUnjudged(db, sha256, { since: Math.max(shiftStart, order.madeAt), limit });
      for (const id of parts) insertReviewItem(db, id, { ask: 'discordant', isBlind: true, dueAt: null }, now);
      return parts.length;
    });
  }
  return sent;
}
