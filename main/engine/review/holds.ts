import type { DispositionId, InspectionId } from '../../../preload/contract/values/units.ts';
import type { Clock, Moment } from '../clock.ts';
import { UnreadableRow } from '../store/columns/unreadable-row.ts';
import type { WriteDb } from '../store/handles.ts';
import { inspectionOf } from '../store/parts/inspections.ts';
import { addDisposition } from '../store/review/dispositions.ts';
import { closeItem, overdueItems, type ReviewItemRow } from '../store/review/review-items.ts';
import { recipeAt } from '../store/set-up/recipes.ts';
import { withdrawMeasures } from '../store/teaching/repeat-plans.ts';

/** How often holds are checked. A line waits minutes; a second more does not matter. */
const SWEEP_EVERY_MS = 1_000;

/** Items ended in one transaction, so that a queue left alone overnight does not stop the engine for long. */
const MAX_PER_SWEEP = 100;

export type Holds = { readonly stop: () => void };

export type HoldsDeps = {
  readonly db: WriteDb;
  readonly clock: Clock;
  readonly onEnded: (dispositions: readonly DispositionId[]) => void;
  readonly onError: (error: unknown) => void;
};

/** From now on, ends every hold that nobody answered in time, and removes measuring items that somebody left. Nothing is remembered in between: after a restart everything due is found. */
export function startHolds({ db, clock, onEnded, onError }: HoldsDeps): Holds {
  const sweep = () => {
    try {
      const now = clock.moment();
      const ended = endOverdueHolds(db, now, onError);
      const withdrawn = withdrawMeasures(db, now);
      if (ended.length > 0 || withdrawn > 0) onEnded(ended);
    } catch (error) {
      onError(error);
    }
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

/**
 * Gives parts whose hold is over the default disposition of their recipe, and queues what the line is told. One that cannot be
 * ended is reported to `onError`, and does not keep the others waiting.
 */
export function endOverdueHolds(
  db: WriteDb,
  now: Moment,
  onError: (error: unknown) => void = () => undefined,
): readonly DispositionId[] {
  return db.transaction(() =>
    overdueItems(db, now.steady, MAX_PER_SWEEP).flatMap((item) => {
      try {
        return [db.transaction(() => endHold(db, item, now))];
      } catch (error) {
        onError(error);
        return [];
      }
    }),
  );
}

function endHold(db: WriteDb, item: ReviewItemRow, now: Moment): DispositionId {
  closeItem(db, item.id, now.at);
  return addDisposition(db, {
    inspectionId: item.inspectionId,
    reviewItemId: item.id,
    kind: onTimeout(db, item.inspectionId),
    classNames: [],
    boxes: [],
    comment: '',
    ask: 'timeout',
    personId: null,
    madeAt: now.at,
    tookMs: null,
  });
}

function onTimeout(db: WriteDb, id: InspectionId) {
  try {
    const inspection = inspectionOf(db, id);
    const recipe = inspection && recipeAt(db, inspection.recipeId, inspection.recipeVersion);
    return recipe?.body.hold.onTimeout ?? 'reject';
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    // A part that nobody vouched for never moves on, and its line does not wait for a record to be fixed.
    db.reportUnreadable(error);
    return 'reject';
  }
}
