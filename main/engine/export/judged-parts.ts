import { z } from 'zod';
import { dispositionSchema, humanBoxSchema } from '../../../preload/contract/inspection.ts';
import { inspectionIdSchema, type RecipeId } from '../../../preload/contract/units.ts';
import { parseRow, type ReadDb } from '../store/handles.ts';
import { jsonColumn } from '../store/json-column.ts';
import { sha256Column } from '../store/sha256.ts';

/** The newest disposition of each inspection that was not taken back. Repeats and challenges measure people, not parts. */
const JUDGED = `
  FROM inspection i
  JOIN shot s ON s.id = i.id
  JOIN disposition d ON d.id = (
    SELECT max(n.id) FROM disposition n WHERE n.inspection_id = i.id AND n.ask NOT IN ('repeat', 'challenge')
      AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = n.id))
  LEFT JOIN person p ON p.id = d.person_id
  LEFT JOIN model m ON m.id = i.model_id
  WHERE i.recipe_id = @recipeId`;

const judgedPartSchema = z.object({
  inspectionId: inspectionIdSchema,
  serial: z.string().nullable(),
  lot: z.string().nullable(),
  width: z.number(),
  height: z.number(),
  imageSha256: sha256Column.nullable(),
  recipeVersion: z.number(),
  modelSha256: sha256Column.nullable(),
  kind: dispositionSchema.shape.kind,
  ask: dispositionSchema.shape.ask,
  boxes: jsonColumn(z.array(humanBoxSchema)),
  personName: z.string(),
  madeAt: z.number(),
});
/** One inspection with the disposition that counts. */
export type JudgedPart = Readonly<z.output<typeof judgedPartSchema>>;

export function countJudgedParts(db: ReadDb, recipeId: RecipeId): number {
  const row = db.get(`SELECT count(*) AS count ${JUDGED}`, { recipeId });
  return parseRow(z.object({ count: z.number() }), row)?.count ?? 0;
}

/** Every judged part of a recipe, oldest first, one row in memory at a time. */
export function* judgedParts(db: ReadDb, recipeId: RecipeId): Iterable<JudgedPart> {
  const rows = db.iterate(
    `SELECT i.id AS inspectionId, s.serial, s.lot, i.width, i.height, s.image_sha256 AS imageSha256,
       i.recipe_version AS recipeVersion, m.sha256 AS modelSha256, d.kind, d.ask, d.boxes,
       ifnull(p.name, '') AS personName, d.made_at AS madeAt
     ${JUDGED} ORDER BY i.id`,
    { recipeId },
  );
  for (const row of rows) yield judgedPartSchema.parse(row);
}
