import { z } from 'zod';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  instantSchema,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { ANSWER, IS_WAITING } from '../parts/known-answer.ts';
import { DAY_MS } from '../rollups/rollup-table.ts';
import type { Author } from '../station/author.ts';
import { findModelId, modelIdOf } from './models.ts';

const sentRowSchema = z.object({ sent: z.number() });
const idRowSchema = z.object({ id: inspectionIdSchema });

const orderSchema = z.object({ perShift: z.number().int(), madeAt: instantSchema });
export type SendingOrder = Readonly<z.infer<typeof orderSchema>>;

/** How many parts per shift go to people automatically, and since when; `null` if nobody has set it. */
export function sendingOrder(db: ReadDb, sha256: Sha256): SendingOrder | null {
  const row = db.get(
    'SELECT per_shift AS perShift, made_at AS madeAt FROM shadow_sending WHERE model_id = @modelId ORDER BY id DESC LIMIT 1',
    { modelId: findModelId(db, sha256) },
  );
  return parseRow(orderSchema, row);
}

export function orderSending(
  db: WriteDb,
  actor: Author,
  madeAt: Instant,
  { sha256, perShift }: { readonly sha256: Sha256; readonly perShift: number },
): void {
  db.run(
    `INSERT INTO shadow_sending (model_id, per_shift, person_id, made_by, made_at)
     VALUES (@modelId, @perShift, @personId, @madeBy, @madeAt)`,
    { modelId: modelIdOf(db, sha256), perShift, personId: actor.personId, madeBy: actor.name, madeAt },
  );
}

/**
 * Parts that this model looked at and that were sent to people in a shift because models differed on them, whoever sent them. No shift
 * lasts two days; what was sent while the clock was ahead by more uses up the number of no shift before.
 */
export function sentInShift(db: ReadDb, sha256: Sha256, startedAt: Instant): number {
  const row = db.get(
    `SELECT count(*) AS sent FROM review_item r JOIN shadow_verdict v ON v.inspection_id = r.inspection_id AND v.model_id = @modelId
     WHERE r.queued_at >= @startedAt AND r.queued_at < @startedAt + ${2 * DAY_MS} AND r.ask = 'discordant'`,
    { modelId: findModelId(db, sha256), startedAt },
  );
  return parseRow(sentRowSchema, row)?.sent ?? 0;
}

/**
 * Parts decided since an instant that one of the two passes and the other fails, that nobody has looked at and that wait for nobody,
 * newest first. Parts on which one is unsure say nothing about who is wrong more often, and are left out.
 */
export function opposedUnjudged(
  db: ReadDb,
  sha256: Sha256,
  { since, limit }: { readonly since: Instant; readonly limit: number },
): readonly InspectionId[] {
  const rows = db.all(
    `SELECT i.id FROM shadow_verdict v CROSS JOIN inspection i ON i.id = v.inspection_id
     WHERE v.model_id = @modelId AND v.is_discordant = 1
       AND v.inspection_id >= (SELECT n.id FROM inspection n WHERE n.decided_at >= @since ORDER BY n.decided_at, n.id LIMIT 1)
       AND i.decided_at >= @since AND i.verdict <> 'undetermined' AND v.verdict <> 'undetermined'
       AND ${ANSWER} IS NULL AND NOT ${IS_WAITING}
     ORDER BY v.inspection_id DESC LIMIT @limit`,
    { modelId: findModelId(db, sha256), since, limit },
  );
  return parseRows(idRowSchema, rows).map(({ id }) => id);
}
