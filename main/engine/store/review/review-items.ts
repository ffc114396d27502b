import { z } from 'zod';
import { askSchema } from '../../../../preload/contract/parts/inspection.ts';
import { type ReviewItemId, reviewItemIdSchema } from '../../../../preload/contract/parts/review.ts';
import {
  dispositionIdSchema,
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  instantSchema,
  type PersonId,
  personIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { type Steady, steadyMs } from '../../clock.ts';
import { parseRow, parseRows, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import type { ReviewNeed } from '../recording/shot-record.ts';
import { keepingRollups } from '../rollups/rollups.ts';

const idRowSchema = z.object({ id: inspectionIdSchema });

export const itemRowSchema = z.object({
  id: reviewItemIdSchema,
  inspectionId: inspectionIdSchema,
  ask: askSchema,
  isBlind: z.number().transform(Boolean),
  queuedAt: instantSchema,
  /** When its line stops waiting. */
  dueAt: instantSchema.transform(steadyMs).nullable(),
  closedAt: instantSchema.nullable(),
  /** The answer that a repeat is compared with. */
  firstDispositionId: dispositionIdSchema.nullable(),
  claimedBy: personIdSchema.nullable(),
  claimedWindow: z.string().nullable(),
  claimedUntil: instantSchema.transform(steadyMs).nullable(),
});
export type ReviewItemRow = Readonly<z.infer<typeof itemRowSchema>>;

export const ITEM_COLUMNS = `
  SELECT r.id, r.inspection_id AS inspectionId, r.ask, r.is_blind AS isBlind, r.queued_at AS queuedAt, r.due_at AS dueAt,
    r.closed_at AS closedAt, r.first_disposition_id AS firstDispositionId, r.claimed_by AS claimedBy,
    r.claimed_window AS claimedWindow, r.claimed_until AS claimedUntil`;
const ANY = `${ITEM_COLUMNS} FROM review_item r`;
const OPEN = `${ITEM_COLUMNS} FROM open_item r`;
/** First what the line waits for, then by age. Must be the expression of the index `review_item_open`. */
const QUEUE_ORDER = 'ifnull(r.due_at, 9007199254740991), r.id';

export function insertReviewItem(
  db: WriteDb,
  inspectionId: InspectionId,
  need: ReviewNeed,
  queuedAt: Instant,
): ReviewItemId {
  const { rowId } = keepingRollups(db, inspectionId, () =>
    db.run(
      `INSERT INTO review_item (inspection_id, ask, is_blind, queued_at, due_at)
       VALUES (@inspectionId, @ask, @isBlind, @queuedAt, @dueAt)`,
      { inspectionId, ask: need.ask, isBlind: need.isBlind ? 1 : 0, queuedAt, dueAt: need.dueAt },
    ),
  );
  return reviewItemIdSchema.parse(rowId);
}

export function reviewItemOf(db: ReadDb, id: number): ReviewItemRow | null {
  return parseRow(itemRowSchema, db.get(`${ANY} WHERE r.id = @id`, { id }));
}

/** Open items held by this window, in the order of the queue. */
export function heldItems(db: ReadDb, windowId: string, now: Steady): readonly ReviewItemRow[] {
  const rows = db.all(`${OPEN} WHERE r.claimed_window = @windowId AND r.claimed_until > @now ORDER BY ${QUEUE_ORDER}`, {
    windowId,
    now,
  });
  return readableRows(db, itemRowSchema, rows);
}

/** Open items held by nobody, in the order of the queue; items this person put back come last, in the order in which they were put back. */
export function freeItems(db: ReadDb, personId: PersonId | null, now: Steady, limit: number): readonly ReviewItemRow[] {
  const fresh = db.all(
    `${OPEN} WHERE (r.claimed_until IS NULL OR r.claimed_until <= @now)
       AND NOT EXISTS (SELECT 1 FROM review_skip k WHERE k.review_item_id = r.id AND k.person_id = @personId)
     ORDER BY ${QUEUE_ORDER} LIMIT @limit`,
    { personId, now, limit },
  );
  if (fresh.length === limit) return readableRows(db, itemRowSchema, fresh);
  const skipped = db.all(
    `${OPEN} JOIN review_skip k ON k.review_item_id = r.id AND k.person_id = @personId
     WHERE (r.claimed_until IS NULL OR r.claimed_until <= @now)
     ORDER BY k.skipped_at, r.id LIMIT @limit`,
    { personId, now, limit: limit - fresh.length },
  );
  return readableRows(db, itemRowSchema, [...fresh, ...skipped]);
}

/** Open second looks that no line waits for and nobody holds, oldest first: audits, parts on which two models differ, parts that somebody sent, and parts of a case. Without items this person put back. */
export function freeSecondLooks(
  db: ReadDb,
  personId: PersonId | null,
  now: Steady,
  limit: number,
): readonly ReviewItemRow[] {
  const rows = db.all(
    `${OPEN} WHERE ifnull(r.due_at, 9007199254740991) = 9007199254740991 AND r.ask IN ('audit', 'discordant', 'sent', 'case')
       AND (r.claimed_until IS NULL OR r.claimed_until <= @now)
       AND NOT EXISTS (SELECT 1 FROM review_skip k WHERE k.review_item_id = r.id AND k.person_id = @personId)
     ORDER BY ${QUEUE_ORDER} LIMIT @limit`,
    { personId, now, limit },
  );
  return readableRows(db, itemRowSchema, rows);
}

export type Claimant = { readonly personId: PersonId | null; readonly windowId: string };

export function claimItem(db: WriteDb, id: ReviewItemId, claimant: Claimant, until: Steady): void {
  db.run(
    'UPDATE review_item SET claimed_by = @personId, claimed_window = @windowId, claimed_until = @until WHERE id = @id',
    { id, ...claimant, until },
  );
}

/** Returns open items held by this window to the queue; those of others are left alone. */
export function releaseItems(db: WriteDb, windowId: string, ids: readonly ReviewItemId[] | 'all'): void {
  db.run(
    `UPDATE review_item SET claimed_by = NULL, claimed_window = NULL, claimed_until = NULL
     WHERE claimed_window = @windowId AND closed_at IS NULL AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))`,
    { windowId, ids: ids === 'all' ? null : JSON.stringify(ids) },
  );
}

/** The item is answered: it leaves the queue. The claim stays, to show who had it. */
export function closeItem(db: WriteDb, id: ReviewItemId, closedAt: Instant): void {
  keepingRollups(db, partOf(db, id), () =>
    db.run('UPDATE review_item SET closed_at = @closedAt WHERE id = @id', { id, closedAt }),
  );
}

/**
 * Puts an answered item back into the queue. A waiting line goes on waiting at least until `dueAtLeast`: somebody is looking
 * at the part. `isAwaited`: the line waits for this part from now on, though it did not before.
 */
export function reopenItem(db: WriteDb, id: ReviewItemId, dueAtLeast: Steady, isAwaited: boolean): void {
  keepingRollups(db, partOf(db, id), () =>
    db.run(
      `UPDATE review_item SET closed_at = NULL, due_at = max(iif(@isAwaited, ifnull(due_at, 0), due_at), @dueAtLeast)
       WHERE id = @id`,
      { id, dueAtLeast, isAwaited: isAwaited ? 1 : 0 },
    ),
  );
}

function partOf(db: ReadDb, id: ReviewItemId): InspectionId {
  const item = reviewItemOf(db, id);
  if (item === null) throw new Error(`No review item ${id}`);
  return item.inspectionId;
}

export function skipItem(db: WriteDb, id: ReviewItemId, personId: PersonId, skippedAt: Steady): void {
  db.run(
    `INSERT INTO review_skip (review_item_id, person_id, skipped_at) VALUES (@id, @personId, @skippedAt)
     ON CONFLICT DO UPDATE SET skipped_at = excluded.skipped_at`,
    { id, personId, skippedAt },
  );
}

/** Open items whose line has waited long enough, the most overdue first. */
export function overdueItems(db: ReadDb, now: Steady, limit: number): readonly ReviewItemRow[] {
  const rows = db.all(`${OPEN} WHERE ifnull(r.due_at, 9007199254740991) <= @now ORDER BY ${QUEUE_ORDER} LIMIT @limit`, {
    now,
    limit,
  });
  return readableRows(db, itemRowSchema, rows);
}

/** Which of these parts are being shown blind to somebody right now; with a seat, only those on screen there. */
export function blindlyAsked(
  db: ReadDb,
  ids: readonly InspectionId[],
  seat: (Claimant & { readonly now: Instant }) | null,
): readonly InspectionId[] {
  const rows = db.all(
    `SELECT DISTINCT inspection_id AS id FROM open_item
     WHERE inspection_id IN (SELECT value FROM json_each(@ids)) AND is_blind = 1
       AND (@isAnywhere OR (claimed_until > @now AND (claimed_by = @personId OR claimed_window = @windowId)))`,
    {
      ids: JSON.stringify(ids),
      isAnywhere: seat === null ? 1 : 0,
      now: seat?.now ?? 0,
      personId: seat?.personId ?? null,
      windowId: seat?.windowId ?? '',
    },
  );
  return parseRows(idRowSchema, rows).map(({ id }) => id);
}
