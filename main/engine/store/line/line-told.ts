import { z } from 'zod';
import { dispositionSchema } from '../../../../preload/contract/parts/inspection.ts';
import { lineStateSchema } from '../../../../preload/contract/parts/signal.ts';
import type { ToldToLine } from '../../../../preload/contract/parts/told-to-line.ts';
import { dispositionKindSchema } from '../../../../preload/contract/station/recipe.ts';
import { dispositionIdSchema, type Instant, instantSchema } from '../../../../preload/contract/values/units.ts';
import type { PartAtLine } from '../../../domain/line/line-log.ts';
import { letsGo } from '../../../domain/line/line-told.ts';
import { valueIn } from '../columns/stored-json.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { lineWrittenThrough, queueLineMessage } from './line-messages.ts';

const afterSeqRowSchema = z.object({ afterSeq: z.number().int() });
const isAtHandRowSchema = z.object({ isAtHand: z.number() });
const heldRowSchema = z.object({ by: dispositionIdSchema, state: dispositionKindSchema });

const toldSchema = z.object({
  seq: z.number().int().positive(),
  state: lineStateSchema,
  ask: dispositionSchema.shape.ask.nullable(),
  /** Its disposition; null for a signal and for a part that is on HOLD again. */
  dispositionId: dispositionIdSchema.nullable(),
  madeAt: instantSchema,
});
/** The newest message about a part, and what it means for the part. */
export type Told = Readonly<z.infer<typeof toldSchema>>;

/** What a message `m` makes of its part, beside its `disposition d` and `inspection i`. */
export const TOLD_STATE = `CASE WHEN m.recalls IS NOT NULL THEN 'RECALL' WHEN m.kind IS NOT NULL THEN 'HOLD'
  ELSE coalesce(d.kind, i.signal, 'ERROR') END`;

/** What the line was last told about a part; null if nothing. Messages not written yet count: they will be. */
export function toldOf(db: ReadDb, shotId: number): Told | null {
  const row = db.get(
    `SELECT m.seq, m.made_at AS madeAt,
       ${TOLD_STATE} AS state,
       iif(m.kind IS NULL, d.ask, NULL) AS ask, iif(m.kind IS NULL, d.id, NULL) AS dispositionId
     FROM line_message m LEFT JOIN inspection i ON i.id = m.shot_id LEFT JOIN disposition d ON d.id = m.disposition_id
     WHERE m.shot_id = @shotId ORDER BY m.seq DESC LIMIT 1`,
    { shotId },
  );
  return parseRow(toldSchema, row);
}

/** What the line was last told about a part, for people to read; null if nothing. */
export function toldToLine(db: ReadDb, shotId: number): ToldToLine | null {
  const told = toldOf(db, shotId);
  if (told === null) return null;
  const { seq, state, ask, madeAt } = told;
  const row = db.get('SELECT max(after_seq) AS afterSeq FROM line_epoch WHERE after_seq < @seq', { seq });
  const epoch = parseRow(afterSeqRowSchema, row);
  return {
    state,
    at: madeAt,
    message: seq,
    number: seq - (epoch?.afterSeq ?? 0),
    why: ask === 'timeout' ? 'timeout' : 'said',
    isGoing: letsGo(state),
    isWritten: seq <= lineWrittenThrough(db),
  };
}

/** Whether parts like `inspection i` are kept where they can still be sorted out, by the current recipe. */
export const IS_AT_HAND = `ifnull((SELECT ${valueIn('v.body', '$.auditedAtHand')} FROM recipe_version v
  WHERE v.recipe_id = i.recipe_id ORDER BY v.version DESC LIMIT 1), 0)`;

/** The same of one part. */
export function isAtHand(db: ReadDb, shotId: number): boolean {
  const row = db.get(`SELECT ${IS_AT_HAND} AS isAtHand FROM inspection i WHERE i.id = @shotId`, { shotId });
  return parseRow(isAtHandRowSchema, row)?.isAtHand === 1;
}

const heldSchema = z.object({
  shotId: z.number().int().positive(),
  dispositionId: dispositionIdSchema,
  heldAt: instantSchema,
  forMs: z.number().int().nonnegative(),
});
/** An answer that has not been sent to the line yet. */
export type HeldAnswer = Readonly<z.infer<typeof heldSchema>>;

/** Held-back answers, oldest first. */
export function heldAnswers(db: ReadDb): readonly HeldAnswer[] {
  const rows = db.all(
    `SELECT shot_id AS shotId, disposition_id AS dispositionId, held_at AS heldAt, for_ms AS forMs
     FROM line_held ORDER BY disposition_id`,
  );
  return parseRows(heldSchema, rows);
}

export function holdBack(db: WriteDb, held: HeldAnswer): void {
  db.run(
    `INSERT INTO line_held (shot_id, disposition_id, held_at, for_ms) VALUES (@shotId, @dispositionId, @heldAt, @forMs)`,
    held,
  );
}

/** The held-back answer of this part will not be told. */
export function dropHeld(db: WriteDb, shotId: number): void {
  db.run('DELETE FROM line_held WHERE shot_id = @shotId', { shotId });
}

/** Queues a disposition for the line, replacing whatever it was told about the part before. Call within a transaction. */
export function tellDisposition(db: WriteDb, shotId: number, dispositionId: number, madeAt: Instant): void {
  const supersedes = toldOf(db, shotId)?.seq ?? null;
  queueLineMessage(db, { shotId, dispositionId, kind: null, supersedes, madeAt });
}

/** Queues the withdrawal of a disposition: the part is on HOLD again. Call within a transaction. */
export function tellWithdrawal(db: WriteDb, shotId: number, dispositionId: number, madeAt: Instant): void {
  const supersedes = toldOf(db, shotId)?.seq ?? null;
  queueLineMessage(db, { shotId, dispositionId, kind: 'withdrawal', supersedes, madeAt });
}

/** What the line knows of a part, and what it is about to hear. */
export function partAtLine(db: ReadDb, shotId: number): PartAtLine {
  const told = toldOf(db, shotId);
  const row = db.get(
    `SELECT d.id AS by, d.kind AS state FROM line_held h JOIN disposition d ON d.id = h.disposition_id
     WHERE h.shot_id = @shotId`,
    { shotId },
  );
  return {
    told: told === null ? null : { state: told.state, by: told.dispositionId },
    held: parseRow(heldRowSchema, row),
  };
}
