import { z } from 'zod';
import { type CaseScope, caseScopeSchema } from '../../../../preload/contract/parts/containment.ts';
import {
  type CaseId,
  caseIdSchema,
  dispositionIdSchema,
  type Instant,
  instantSchema,
} from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { MODEL_NAME } from '../columns/stored-json.ts';
import { parseRow, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import type { Author } from '../station/author.ts';

const rowSchema = z.object({
  id: caseIdSchema,
  scope: jsonColumn(caseScopeSchema),
  reason: z.string(),
  lastInspectionId: z.number().int().nonnegative(),
  lastMessageSeq: z.number().int().nonnegative(),
  lastDispositionId: z.union([z.literal(0), dispositionIdSchema]),
  firstAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  openedBy: z.string(),
  openedAt: instantSchema,
  closedBy: z.string().nullable(),
  closedAt: instantSchema.nullable(),
});
/** A case as it is on record. */
export type CaseRow = Readonly<z.output<typeof rowSchema>>;

const SELECT = `SELECT id, scope, reason, last_inspection_id AS lastInspectionId, last_message_seq AS lastMessageSeq,
    last_disposition_id AS lastDispositionId, first_at AS firstAt, last_at AS lastAt, opened_by AS openedBy, opened_at AS openedAt,
    closed_by AS closedBy, closed_at AS closedAt
  FROM containment_case`;

/** The newest cases, newest first. */
export function newestCases(db: ReadDb, limit: number): readonly CaseRow[] {
  return readableRows(db, rowSchema, db.all(`${SELECT} ORDER BY id DESC LIMIT @limit`, { limit }));
}

export function caseOf(db: ReadDb, id: CaseId): CaseRow | null {
  return parseRow(rowSchema, db.get(`${SELECT} WHERE id = @id`, { id }));
}

/** Opens a case over what is on record now. Its parts have yet to be recorded. */
export function addCase(
  db: WriteDb,
  actor: Author,
  openedAt: Instant,
  { scope, reason }: { readonly scope: CaseScope; readonly reason: string },
): CaseId {
  const { rowId } = db.run(
    `INSERT INTO containment_case (scope, reason, last_inspection_id, last_message_seq, last_disposition_id, person_id, opened_by, opened_at)
     SELECT @scope, @reason, (SELECT ifnull(max(id), 0) FROM inspection), (SELECT ifnull(max(seq), 0) FROM line_message),
       (SELECT ifnull(max(id), 0) FROM disposition), @personId, @openedBy, @openedAt`,
    {
      ...{ scope: jsonText(caseScopeSchema, scope), reason, openedAt },
      ...{ personId: actor.personId, openedBy: actor.name },
    },
  );
  return caseIdSchema.parse(rowId);
}

export function closeCase(db: WriteDb, actor: Author, closedAt: Instant, id: CaseId): void {
  db.run(
    'UPDATE containment_case SET closed_by = @closedBy, closed_at = @closedAt WHERE id = @id AND closed_at IS NULL',
    { id, closedBy: actor.name, closedAt },
  );
}

const nameSchema = z.object({ name: z.string().nullable() });

/** What a scope names: a model, a recipe with its version, the challenger of a roll-out; empty for a period. */
export function scopeName(db: ReadDb, scope: CaseScope): string {
  return parseRow(nameSchema, nameRow(db, scope))?.name ?? '';
}

function nameRow(db: ReadDb, scope: CaseScope): unknown {
  switch (scope.kind) {
    case 'model':
      return db.get(`SELECT ${MODEL_NAME} AS name FROM model m WHERE m.sha256 = @sha256`, {
        sha256: sha256Blob(scope.sha256),
      });
    case 'rollout':
      return db.get(
        `SELECT ${MODEL_NAME} AS name FROM rollout r JOIN model m ON m.id = r.challenger_id WHERE r.id = @id`,
        { id: scope.id },
      );
    case 'recipe':
      return db.get(
        `SELECT name || ' ' || version AS name FROM recipe_version WHERE recipe_id = @recipeId AND version = @version`,
        { recipeId: scope.recipeId, version: scope.version },
      );
    case 'span':
      return undefined;
    default:
      return scope satisfies never;
  }
}
