import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type GoldenPart, goldenPartSchema } from '../../../../preload/contract/models/gate.ts';
import { humanBoxSchema } from '../../../../preload/contract/parts/inspection.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  laneIdSchema,
  type RecipeId,
  sha256Schema,
} from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { sha256Column } from '../columns/sha256.ts';
import { parseRows, type ReadDb, type WriteDb } from '../handles.ts';

const rowSchema = goldenPartSchema.omit({ boxCount: true }).extend({
  isBad: z.number().transform(Boolean),
  classNames: jsonColumn(z.array(z.string())),
  boxes: jsonColumn(z.array(humanBoxSchema)),
  brightness: z.number().nullable(),
  laneId: laneIdSchema,
  imageSha256: sha256Column.pipe(sha256Schema),
});

/** A golden part with everything a gate run needs. */
export type GoldenRow = Readonly<z.output<typeof rowSchema>>;

/** The golden set of a recipe in the order of inspection, each part with the agreed answer that counts now. */
export function goldenRows(db: ReadDb, recipeId: RecipeId): readonly GoldenRow[] {
  const rows = db.all(
    `SELECT g.inspection_id AS inspectionId, ifnull(s.serial, s.relative_path) AS name, l.name AS laneName, s.lot,
       r.is_bad AS isBad, r.class_names AS classNames, r.boxes, r.origin, i.brightness_hundredths / 100.0 AS brightness,
       s.image_sha256 AS imageSha256, s.lane_id AS laneId
     FROM golden_part g
     JOIN inspection i ON i.id = g.inspection_id
     JOIN shot s ON s.id = g.inspection_id
     JOIN lane l ON l.id = s.lane_id
     JOIN agreed_answer r ON r.inspection_id = g.inspection_id
     WHERE g.recipe_id = @recipeId AND g.removed_at IS NULL AND s.image_sha256 IS NOT NULL ORDER BY g.inspection_id`,
    { recipeId },
  );
  return parseRows(rowSchema, rows);
}

export function goldenParts(db: ReadDb, recipeId: RecipeId): readonly GoldenPart[] {
  return goldenRows(db, recipeId).map(({ boxes, brightness: _b, imageSha256: _i, laneId: _l, ...part }) => ({
    ...part,
    boxCount: boxes.length,
  }));
}

/** Distinguishes golden sets by their parts, their answers, and the limits they are judged with. */
export function goldenStamp(rows: readonly GoldenRow[], { body }: Pick<Recipe, 'body'>): string {
  const answers = rows.map(({ inspectionId, isBad, boxes }) => [inspectionId, isBad, boxes]);
  const { defects, otherDefects, overlapLimit } = body;
  const limits = [defects, otherDefects, overlapLimit];
  return createHash('sha256')
    .update(JSON.stringify([answers, limits]))
    .digest('hex')
    .slice(0, 16);
}

export function addGoldenPart(
  db: WriteDb,
  part: { recipeId: RecipeId; inspectionId: InspectionId; madeBy: string; madeAt: Instant },
): void {
  db.run(
    `INSERT INTO golden_part (recipe_id, inspection_id, made_by, made_at) VALUES (@recipeId, @inspectionId, @madeBy, @madeAt)
     ON CONFLICT DO UPDATE SET removed_at = NULL, made_by = excluded.made_by, made_at = excluded.made_at`,
    part,
  );
}

/** False if it was not in the set. */
export function removeGoldenPart(
  db: WriteDb,
  part: { recipeId: RecipeId; inspectionId: InspectionId; removedAt: Instant },
): boolean {
  const { changes } = db.run(
    `UPDATE golden_part SET removed_at = @removedAt
     WHERE recipe_id = @recipeId AND inspection_id = @inspectionId AND removed_at IS NULL`,
    part,
  );
  return changes > 0;
}

/** How many of the newest agreed answers are searched for a golden set: older parts say little about the line today. */
const NEWEST_REFERENCES = 20_000;

const stockRowSchema = z.object({ inspectionId: inspectionIdSchema, isBad: z.number().transform(Boolean) });

/** Parts of a recipe with an agreed answer and an image that are not in its golden set, the newest answer first. */
export function goldenStock(db: ReadDb, recipeId: RecipeId): readonly z.output<typeof stockRowSchema>[] {
  const rows = db.all(
    `SELECT r.inspection_id AS inspectionId, r.is_bad AS isBad FROM agreed_answer r
     JOIN inspection i ON i.id = r.inspection_id JOIN shot s ON s.id = i.id
     WHERE r.id > (SELECT ifnull(max(id), 0) FROM reference) - @newest
       AND i.recipe_id = @recipeId AND i.is_readable = 1 AND s.image_sha256 IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM golden_part g
         WHERE g.recipe_id = @recipeId AND g.inspection_id = r.inspection_id AND g.removed_at IS NULL)
     ORDER BY r.id DESC`,
    { recipeId, newest: NEWEST_REFERENCES },
  );
  return parseRows(stockRowSchema, rows);
}

export function isGolden(db: ReadDb, recipeId: RecipeId, inspectionId: InspectionId): boolean {
  const row = db.get(
    'SELECT 1 FROM golden_part WHERE recipe_id = @recipeId AND inspection_id = @inspectionId AND removed_at IS NULL',
    { recipeId, inspectionId },
  );
  return row !== undefined;
}
