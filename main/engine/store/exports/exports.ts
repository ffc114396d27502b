import { z } from 'zod';
import {
  type ExportOrder,
  type ExportSummary,
  exportOrderSchema,
  exportSummarySchema,
} from '../../../../preload/contract/station/transfer.ts';
import type { Instant, PersonId, RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import type { Split } from '../../../domain/training/training-split.ts';
import { jsonText } from '../columns/json-column.ts';
import { sha256Blob, sha256Column } from '../columns/sha256.ts';
import { parseRow, parseRows, type ReadDb, readableRows, type WriteDb } from '../handles.ts';

/** The newest answers so far; later ones are new. */
export type AnswerMarks = { readonly lastDispositionId: number; readonly lastReferenceId: number };

export type ExportDraft = AnswerMarks & {
  readonly order: ExportOrder;
  readonly path: string;
  readonly madeBy: string;
  readonly personId: PersonId | null;
  readonly madeAt: Instant;
  readonly count: number;
  readonly bytes: number;
  readonly manifestSha256: Sha256 | null;
};

const marksSchema = z.object({ lastDispositionId: z.number(), lastReferenceId: z.number() });

export function answerMarks(db: ReadDb): AnswerMarks {
  const row = db.get(
    `SELECT ifnull((SELECT max(id) FROM disposition), 0) AS lastDispositionId,
       ifnull((SELECT max(id) FROM reference), 0) AS lastReferenceId`,
  );
  return marksSchema.parse(row);
}

/** Where the newest training set of a recipe ended; zeros if there is none. */
export function marksOfNewestSet(db: ReadDb, recipeId: RecipeId): AnswerMarks {
  const row = db.get(
    `SELECT last_disposition_id AS lastDispositionId, last_reference_id AS lastReferenceId
     FROM export WHERE kind = 'training-set' AND recipe_id = @recipeId ORDER BY id DESC LIMIT 1`,
    { recipeId },
  );
  return parseRow(marksSchema, row) ?? { lastDispositionId: 0, lastReferenceId: 0 };
}

export function addExport(db: WriteDb, draft: ExportDraft): void {
  db.run(
    `INSERT INTO export (kind, path, recipe_id, order_body, made_by, person_id, made_at, entries, size_bytes, manifest_sha256,
       last_disposition_id, last_reference_id)
     VALUES (@kind, @path, @recipeId, @order, @madeBy, @personId, @madeAt, @count, @bytes, @manifest,
       @lastDispositionId, @lastReferenceId)`,
    {
      kind: draft.order.kind,
      path: draft.path,
      recipeId: draft.order.filter.recipeId,
      order: jsonText(exportOrderSchema, draft.order),
      madeBy: draft.madeBy,
      personId: draft.personId,
      madeAt: draft.madeAt,
      count: draft.count,
      bytes: draft.bytes,
      manifest: draft.manifestSha256 === null ? null : sha256Blob(draft.manifestSha256),
      lastDispositionId: draft.lastDispositionId,
      lastReferenceId: draft.lastReferenceId,
    },
  );
}

const COLUMNS = 'id, kind, path, made_by AS madeBy, made_at AS madeAt, entries AS count, size_bytes AS bytes';

/** The newest exports, newest first. */
export function recentExports(db: ReadDb, limit: number): readonly ExportSummary[] {
  return readableRows(
    db,
    exportSummarySchema,
    db.all(`SELECT ${COLUMNS} FROM export ORDER BY id DESC LIMIT @limit`, { limit }),
  );
}

export function exportOf(db: ReadDb, id: number): ExportSummary | null {
  return parseRow(exportSummarySchema, db.get(`SELECT ${COLUMNS} FROM export WHERE id = @id`, { id }));
}

const ancestorSchema = z.object({
  id: z.number(),
  madeAt: z.number(),
  path: z.string(),
  manifestSha256: sha256Column.nullable(),
});

/** The earlier sets of a recipe, newest first, at most `limit`. */
export function earlierSets(
  db: ReadDb,
  recipeId: RecipeId,
  limit: number,
): readonly Readonly<z.output<typeof ancestorSchema>>[] {
  const rows = db.all(
    `SELECT id, made_at AS madeAt, path, manifest_sha256 AS manifestSha256 FROM export
     WHERE kind = 'training-set' AND recipe_id = @recipeId ORDER BY id DESC LIMIT @limit`,
    { recipeId, limit },
  );
  return parseRows(ancestorSchema, rows);
}

const sideSchema = z.object({ key: z.string(), side: z.enum(['train', 'val', 'test']) });

/** The sides assigned so far, by the key of a serial or lot. */
export function sidesOf(db: ReadDb, recipeId: RecipeId, scope: string): ReadonlyMap<string, Split> {
  const rows = db.all('SELECT key, side FROM export_side WHERE recipe_id = @recipeId AND scope = @scope', {
    recipeId,
    scope,
  });
  return new Map(parseRows(sideSchema, rows).map(({ key, side }) => [key, side]));
}

/** Stores sides for good. A side that another export has assigned meanwhile stays as it is. Returns whether all were stored as given. */
export function keepSides(db: WriteDb, recipeId: RecipeId, scope: string, sides: ReadonlyMap<string, Split>): boolean {
  return db.transaction(() => {
    let doHold = true;
    for (const [key, side] of sides) {
      const { changes } = db.run(
        `INSERT INTO export_side (recipe_id, scope, key, side) VALUES (@recipeId, @scope, @key, @side)
         ON CONFLICT DO UPDATE SET side = side WHERE side = excluded.side`,
        { recipeId, scope, key, side },
      );
      if (changes === 0) doHold = false;
    }
    return doHold;
  });
}
