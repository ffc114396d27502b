import type { ReviewDraft, ReviewItem, ReviewItemId } from '../../../preload/contract/parts/review.ts';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import { isMeasure } from '../../domain/review/measured-look.ts';
import { inTurn, turnOfSecondLook } from '../../domain/review/queue-turns.ts';
import { later, type Moment, type Steady, timeOfDay } from '../clock.ts';
import { UnreadableRow } from '../store/columns/unreadable-row.ts';
import type { WriteDb } from '../store/handles.ts';
import { keepReviewDraft } from '../store/review/review-drafts.ts';
import {
  type Claimant,
  claimItem,
  freeItems,
  freeSecondLooks,
  heldItems,
  type ReviewItemRow,
  releaseItems,
  reviewItemOf,
  skipItem,
} from '../store/review/review-items.ts';
import { stationSettings } from '../store/set-up/settings.ts';
import { putOffRepeat, withdrawMeasures } from '../store/teaching/repeat-plans.ts';
import { type Draw, keptAwayMs, mixIn } from './measured-looks.ts';
import { presentItem } from './present-item.ts';

/** How long an item stays with a window that does not ask again. */
export const CLAIM_EXPIRES_AFTER_MS = 120_000;

/**
 * The items held by this window, renewed, filled up to `count` with the most urgent free ones, and sometimes one more
 * that measures the person. One immediate transaction: two windows never get the same item.
 */
export function claimItems(
  db: WriteDb,
  claimant: Claimant,
  count: number,
  now: Moment,
  draw: Draw = Math.random,
): readonly ReviewItem[] {
  return db.transaction(() => {
    withdrawMeasures(db, now);
    const take = (rows: readonly ReviewItemRow[], most: number) => takeReadable(db, claimant, rows, most, now);
    const held = take(heldItems(db, claimant.windowId, now.steady), count);
    const room = count - held.length;
    const free = room > 0 ? take(offered(db, claimant.personId, room + SPARE, now, draw), room) : [];
    const isRoom = free.length > 0 || held.length === 0;
    const rows = free.map(({ row }) => row);
    const measure = isRoom && claimant.personId !== null ? mixIn(db, claimant.personId, rows, now, draw) : null;
    return [...held, ...free, ...(measure === null ? [] : take([measure], 1))].map(({ item }) => item);
  });
}

const HOUR_MS = 60 * 60_000;

/** Free items in the order in which they are offered: the queue's, with the turns of second looks among them. */
function offered(
  db: WriteDb,
  personId: PersonId | null,
  limit: number,
  now: Moment,
  draw: Draw,
): readonly ReviewItemRow[] {
  const { secondLookShare, secondLookHours } = stationSettings(db);
  const secondLooks = freeSecondLooks(db, personId, now.steady, limit);
  const isAged = ({ queuedAt }: ReviewItemRow) => now.at - queuedAt > secondLookHours * HOUR_MS;
  const isTheirs = (next: ReviewItemRow) => draw() < turnOfSecondLook(secondLookShare, isAged(next));
  return inTurn(freeItems(db, personId, now.steady, limit), secondLooks, isTheirs);
}

/** Extra items, in case some cannot be read: those stay in the queue, and must not block a window. */
const SPARE = 20;

/** Claims the first of these that can be shown, `most` at most. */
function takeReadable(
  db: WriteDb,
  claimant: Claimant,
  rows: readonly ReviewItemRow[],
  most: number,
  now: Moment,
): readonly { readonly row: ReviewItemRow; readonly item: ReviewItem }[] {
  const taken: { row: ReviewItemRow; item: ReviewItem }[] = [];
  for (const row of rows) {
    if (taken.length >= most) break;
    const item = presentable(db, row, claimant.personId, now);
    if (item === null) continue;
    claimItem(db, row.id, claimant, later(now.steady, CLAIM_EXPIRES_AFTER_MS));
    taken.push({ row, item });
  }
  return taken;
}

/** An item for a page, or `null` if its part cannot be read: nobody can judge it, and it must not hold up others. */
function presentable(db: WriteDb, row: ReviewItemRow, personId: PersonId | null, now: Moment): ReviewItem | null {
  try {
    return presented(db, row, personId, now);
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    db.reportUnreadable(error);
    return null;
  }
}

/** Claims one particular item, which must be open. */
export function claimOne(db: WriteDb, claimant: Claimant, id: number, now: Moment): ReviewItem {
  const row = reviewItemOf(db, id);
  if (row === null) throw new Error(`No review item ${id}`);
  claimItem(db, row.id, claimant, later(now.steady, CLAIM_EXPIRES_AFTER_MS));
  return presented(db, row, claimant.personId, now);
}

/** The item with its deadlines on the computer's current clock. */
function presented(db: WriteDb, row: ReviewItemRow, personId: PersonId | null, now: Moment): ReviewItem {
  return presentItem(db, row, personId, {
    claimedUntil: timeOfDay(now, later(now.steady, CLAIM_EXPIRES_AFTER_MS)),
    dueAt: row.dueAt === null ? null : timeOfDay(now, row.dueAt),
  });
}

/** Puts an item held by this window at the end of the queue for this person. `false` if the window does not hold it. */
export function skip(db: WriteDb, claimant: Claimant, id: ReviewItemId, now: Moment): boolean {
  return db.transaction(() => {
    const row = reviewItemOf(db, id);
    if (row === null || row.closedAt !== null || !isHeldBy(row, claimant.windowId, now.steady)) return false;
    if (claimant.personId !== null) skipItem(db, id, claimant.personId, now.steady);
    releaseItems(db, claimant.windowId, [id]);
    if (isMeasure(row.ask)) {
      putOffRepeat(db, id, later(now.steady, keptAwayMs(db, row.inspectionId)));
      withdrawMeasures(db, now);
    }
    return true;
  });
}

/** Saves the person's unfinished work on an item held by this window. `false` if the window does not hold it. */
export function keepDraft(db: WriteDb, claimant: Claimant, id: ReviewItemId, draft: ReviewDraft, now: Moment): boolean {
  const { personId, windowId } = claimant;
  return db.transaction(() => {
    const row = reviewItemOf(db, id);
    if (row === null || row.closedAt !== null || personId === null || !isHeldBy(row, windowId, now.steady))
      return false;
    keepReviewDraft(db, id, personId, draft);
    return true;
  });
}

export function isHeldBy(row: ReviewItemRow, windowId: string, now: Steady): boolean {
  return row.claimedWindow === windowId && row.claimedUntil !== null && row.claimedUntil > now;
}

export function isHeldByAnother(row: ReviewItemRow, windowId: string, now: Steady): boolean {
  return (
    row.claimedWindow !== null && row.claimedWindow !== windowId && row.claimedUntil !== null && row.claimedUntil > now
  );
}
