import type { Clock } from '../clock.ts';
import type { WriteDb } from '../store/handles.ts';
import { addUpNextDay } from '../store/rollups/coarse.ts';
import { addUpDueDay } from '../store/rollups/comparison-days.ts';
import { uncountedParts } from '../store/rollups/rollups.ts';
import type { ThreadWatch } from './thread-watch.ts';

/** A day is due when it is over, and again when somebody answers about one of its parts: neither is urgent. */
const LOOK_EVERY_MS = 60_000;
/** For each millisecond of summing, the thread is left alone for this many: the line goes first. */
const REST = 4;

export type AddUpDaysDeps = {
  readonly db: WriteDb;
  readonly clock: Pick<Clock, 'now'>;
  readonly during: ThreadWatch['during'];
  readonly onError: (error: unknown) => void;
};

/**
 * Sums finished days: the coarse roll-ups, then the comparisons, one day of one challenger at a time, so that months of them can be
 * read in a moment. Until then they are read from finer roll-ups, which say the same and take longer.
 */
export function startAddingUpDays({ db, clock, during, onError }: AddUpDaysDeps): { readonly stop: () => void } {
  let timer = setTimeout(next, 0);

  function next(): void {
    timer = setTimeout(next, addUpOne());
  }

  /** How long to wait for the next one. */
  function addUpOne(): number {
    try {
      // During a recount, days would be summed again and again.
      if (uncountedParts(db).left > 0) return LOOK_EVERY_MS;
      const startedMs = performance.now();
      const wasDue = during('add up a day', () => addUpNextDay(db) || addUpDueDay(db, clock.now()));
      return wasDue ? REST * (performance.now() - startedMs) : LOOK_EVERY_MS;
    } catch (error) {
      onError(error);
      return LOOK_EVERY_MS;
    }
  }

  return { stop: () => clearTimeout(timer) };
}
