import { shiftStartedAt } from '../../domain/time/shift.ts';
import type { Clock } from '../clock.ts';
import { localZoneOffset } from '../station/zone-offset.ts';
import type { WriteDb } from '../store/handles.ts';
import { modelsInShadow } from '../store/models/model-events.ts';
import { opposedUnjudged, sendingOrder, sentSince } from '../store/models/shadow-sending.ts';
import { insertReviewItem } from '../store/review/review-items.ts';
import { stationSettings } from '../store/set-up/settings.ts';

const EVERY_MS = 60_000;
/** Items that are queued in one go: a few milliseconds, then the line has its turn. */
const AT_ONCE = 20;

export type SendOpposedDeps = {
  readonly db: WriteDb;
  readonly clock: Clock;
  readonly onSent: () => void;
  readonly onError: (error: unknown) => void;
};

/** Each minute sends to people, blind, what {@link sendOpposed} finds. Nothing is remembered in between: a restart goes on. */
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
 * leaves of a shift, so that their comparison comes to a claim. Blind and without a deadline: no line waits for them, and none is told what
 * people say of a part that is long gone. Returns how many were queued.
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
      const limit = Math.min(AT_ONCE, order.perShift - sentSince(db, sha256, shiftStart));
      if (limit <= 0) return 0;
      const parts = opposedUnjudged(db, sha256, { since: Math.max(shiftStart, order.madeAt), limit });
      for (const id of parts) insertReviewItem(db, id, { ask: 'discordant', isBlind: true, dueAt: null }, now);
      return parts.length;
    });
  }
  return sent;
}
