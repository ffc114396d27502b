import { z } from 'zod';
import {
  type DispositionId,
  dispositionIdSchema,
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  type PersonId,
} from '../../../../preload/contract/values/units.ts';
import type { Measure } from '../../../domain/review/measured-look.ts';
import type { Moment, Steady } from '../../clock.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { keepingRollups } from '../rollups/rollups.ts';

/** Older plans are given up: nobody else came who could have looked. */
const LEFT_AFTER_MS = 30 * 24 * 3_600_000;

const planSchema = z.object({ dispositionId: dispositionIdSchema, inspectionId: inspectionIdSchema });
export type RepeatPlan = Readonly<z.infer<typeof planSchema>>;

/** Plans to show an answered part again, not before a given instant. */
export function planRepeat(
  db: WriteDb,
  plan: {
    readonly dispositionId: DispositionId;
    readonly personId: PersonId;
    readonly isOther: boolean;
    readonly notBefore: Steady;
  },
): void {
  db.run(
    `INSERT INTO repeat_plan (disposition_id, person_id, is_other, not_before)
     VALUES (@dispositionId, @personId, @isOther, @notBefore)`,
    { ...plan, isOther: plan.isOther ? 1 : 0 },
  );
}

/** The repeat that is due for this person and on nobody's screen, or `null`: their own parts and those of others alike, the most overdue first. */
export function dueRepeat(db: ReadDb, personId: PersonId, now: Steady): RepeatPlan | null {
  // Three ranges of the index, because "not this person" is two of them.
  const ranges = ['p.is_other = 0 AND p.person_id = @personId', 'p.is_other = 1 AND p.person_id < @personId'];
  const found = [...ranges, 'p.is_other = 1 AND p.person_id > @personId'].map((range) =>
    parseRow(
      planSchema.extend({ notBefore: z.number() }),
      db.get(dueIn(range), { personId, now, since: now - LEFT_AFTER_MS }),
    ),
  );
  const due = found.filter((plan) => plan !== null).sort((a, b) => a.notBefore - b.notBefore)[0];
  return due ?? null;
}

function dueIn(range: string): string {
  return `
    SELECT p.disposition_id AS dispositionId, d.inspection_id AS inspectionId, p.not_before AS notBefore
    FROM repeat_plan p JOIN valid_disposition d ON d.id = p.disposition_id
    WHERE p.review_item_id IS NULL AND ${range} AND p.not_before > @since AND p.not_before <= @now
    ORDER BY p.not_before LIMIT 1`;
}

/** The plan has become this review item. */
export function noteShown(db: WriteDb, dispositionId: DispositionId, reviewItemId: number): void {
  db.run('UPDATE repeat_plan SET review_item_id = @reviewItemId WHERE disposition_id = @dispositionId', {
    dispositionId,
    reviewItemId,
  });
}

/** The person put this repeat back: it waits again. */
export function putOffRepeat(db: WriteDb, reviewItemId: number, notBefore: Steady): void {
  db.run('UPDATE repeat_plan SET review_item_id = NULL, not_before = @notBefore WHERE review_item_id = @reviewItemId', {
    reviewItemId,
    notBefore,
  });
}

/** The answer was undone: there is nothing to compare with. */
export function forgetRepeat(db: WriteDb, dispositionId: DispositionId): void {
  db.run('DELETE FROM repeat_plan WHERE disposition_id = @dispositionId AND review_item_id IS NULL', { dispositionId });
}

export type MeasureDraft = {
  readonly inspectionId: InspectionId;
  readonly ask: Measure;
  readonly firstDispositionId: DispositionId | null;
  readonly queuedAt: Instant;
};

/** A review item that measures a person. No line waits for it. */
export function insertMeasure(db: WriteDb, draft: MeasureDraft): number {
  const { rowId } = keepingRollups(db, draft.inspectionId, () =>
    db.run(
      `INSERT INTO review_item (inspection_id, ask, is_blind, queued_at, due_at, first_disposition_id)
       VALUES (@inspectionId, @ask, 1, @queuedAt, NULL, @firstDispositionId)`,
      draft,
    ),
  );
  return rowId;
}

const looseSchema = z.object({ id: z.number(), inspectionId: inspectionIdSchema });

/** Removes items from the queue that measure a person and that nobody holds any more; a repeat becomes a plan again. Returns how many. */
export function withdrawMeasures(db: WriteDb, now: Moment): number {
  const rows = db.all(
    `SELECT id, inspection_id AS inspectionId FROM open_item
     WHERE ask IN ('repeat', 'challenge') AND ifnull(claimed_until, 0) <= @now`,
    { now: now.steady },
  );
  if (rows.length === 0) return 0;
  db.transaction(() => {
    for (const { id, inspectionId } of parseRows(looseSchema, rows)) {
      db.run('UPDATE repeat_plan SET review_item_id = NULL WHERE review_item_id = @id', { id });
      keepingRollups(db, inspectionId, () =>
        db.run('UPDATE review_item SET closed_at = @closedAt WHERE id = @id', { id, closedAt: now.at }),
      );
    }
  });
  return rows.length;
}
