import { z } from 'zod';
import { recallChoiceSchema, settleChoiceSchema } from '../../../../preload/contract/parts/containment.ts';
import {
  type CaseId,
  caseIdSchema,
  type Instant,
  instantSchema,
  replayIdSchema,
  sha256Schema,
} from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { parseRow, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import type { Author } from '../station/author.ts';

const bodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('collect') }),
  z.object({ kind: z.literal('reinspect'), modelSha256: sha256Schema, replayId: replayIdSchema }),
  z.object({ kind: z.literal('recall'), choice: recallChoiceSchema }),
  z.object({ kind: z.literal('settle'), choice: settleChoiceSchema }),
  z.object({ kind: z.literal('close') }),
]);
/** What is done to a case. */
export type StepBody = Readonly<z.infer<typeof bodySchema>>;

const rowSchema = z.object({
  id: z.number().int().positive(),
  caseId: caseIdSchema,
  body: jsonColumn(bodySchema),
  reason: z.string(),
  parts: z.number().int().nonnegative(),
  placeAt: z.number().int(),
  placeId: z.number().int().nonnegative(),
  madeBy: z.string(),
  madeAt: instantSchema,
  doneAt: instantSchema.nullable(),
});
export type StepRow = Readonly<z.output<typeof rowSchema>>;

const SELECT = `SELECT id, case_id AS caseId, body, reason, parts, place_at AS placeAt, place_id AS placeId, made_by AS madeBy,
  made_at AS madeAt, done_at AS doneAt FROM case_step`;

/** Orders something. It is carried out later, unless it is `done` as soon as it is on record. */
export function addStep(
  db: WriteDb,
  actor: Author,
  madeAt: Instant,
  step: { readonly caseId: CaseId; readonly body: StepBody; readonly reason: string; readonly isDone: boolean },
): void {
  db.run(
    `INSERT INTO case_step (case_id, kind, body, reason, person_id, made_by, made_at, done_at)
     VALUES (@caseId, @kind, @body, @reason, @personId, @madeBy, @madeAt, @doneAt)`,
    {
      ...{ caseId: step.caseId, kind: step.body.kind, body: jsonText(bodySchema, step.body), reason: step.reason },
      ...{ personId: actor.personId, madeBy: actor.name, madeAt, doneAt: step.isDone ? madeAt : null },
    },
  );
}

/** The steps that are not done, in the order in which they are: recalls first, then the oldest. One that cannot be read keeps no other waiting. */
export function openSteps(db: ReadDb): readonly StepRow[] {
  return readableRows(db, rowSchema, db.all(`${SELECT} WHERE done_at IS NULL ORDER BY kind <> 'recall', id`));
}

/** What was done to a case, newest first. */
export function stepsOf(db: ReadDb, caseId: CaseId): readonly StepRow[] {
  return readableRows(db, rowSchema, db.all(`${SELECT} WHERE case_id = @caseId ORDER BY id DESC`, { caseId }));
}

const kindSchema = z.object({ kind: z.string() });

/** What a case is busy with; `null`: nothing. A re-inspection that has not ended counts. */
export function busyWith(db: ReadDb, caseId: CaseId): 'collect' | 'reinspect' | 'other' | null {
  const row = db.get(
    `SELECT kind FROM case_step WHERE case_id = @caseId AND done_at IS NULL
     UNION ALL SELECT 'reinspect' FROM replay WHERE case_id = @caseId AND ending IS NULL LIMIT 1`,
    { caseId },
  );
  const busy = parseRow(kindSchema, row);
  if (busy === null) return null;
  return busy.kind === 'collect' || busy.kind === 'reinspect' ? busy.kind : 'other';
}

/** Notes how far a step has come. */
export function moveStep(
  db: WriteDb,
  id: number,
  by: { readonly parts: number; readonly doneAt: Instant | null },
): void {
  db.run('UPDATE case_step SET parts = parts + @parts, done_at = @doneAt WHERE id = @id', { id, ...by });
}

/** Notes where a walk over the records goes on. */
export function moveStepPlace(db: WriteDb, id: number, place: { readonly at: Instant; readonly id: number }): void {
  db.run('UPDATE case_step SET place_at = @at, place_id = @placeId WHERE id = @id', {
    id,
    at: place.at,
    placeId: place.id,
  });
}
