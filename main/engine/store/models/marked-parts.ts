import { z } from 'zod';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { type MarkedParts, NOTHING_MARKED, withConfirmation, withPart } from '../../../domain/models/model-silence.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRows, type ReadDb } from '../handles.ts';

/** The number of parts of a recipe that show what is usual; and no more, because a busy station has many rows. */
const PARTS_COUNTED = 5000;
const ROWS_WALKED = 50_000;

const idSchema = z.object({ id: z.number() });
const rowSchema = z.object({ isMarked: z.number().transform(Boolean), isConfirmed: z.number().transform(Boolean) });

/** A person's valid accept of a part that was held because its model had been silent for so long. */
const IS_CONFIRMED = `(i.reasons LIKE '%"model-quiet"%' AND EXISTS (
  SELECT 1 FROM standing_disposition d WHERE d.inspection_id = i.id AND d.kind = 'accept' AND d.person_id IS NOT NULL))`;

/** What the model of a recipe marked on its newest parts, recorded from the same score on. Takes a few milliseconds. */
export function markedParts(db: ReadDb, { id, body }: Recipe): MarkedParts {
  if (body.modelSha256 === null) return NOTHING_MARKED;
  const rows = db.all(
    `SELECT EXISTS (SELECT 1 FROM detection t WHERE t.inspection_id = i.id) AS isMarked, ${IS_CONFIRMED} AS isConfirmed
     FROM inspection i JOIN recipe_version v ON v.recipe_id = i.recipe_id AND v.version = i.recipe_version
     WHERE i.id > (SELECT ifnull(max(id), 0) FROM inspection) - ${ROWS_WALKED} AND i.recipe_id = @id
       AND i.model_id = (SELECT id FROM model WHERE sha256 = @hash)
       AND json_extract(v.body, '$.recordAbove') = @recordAbove AND i.is_readable = 1 AND i.fault_code IS NULL
     ORDER BY i.id DESC LIMIT ${PARTS_COUNTED}`,
    { id, hash: sha256Blob(body.modelSha256), recordAbove: body.recordAbove },
  );
  return parseRows(rowSchema, rows)
    .toReversed()
    .reduce((so, { isMarked, isConfirmed }) => {
      const next = withPart(so, isMarked);
      return isConfirmed ? withConfirmation(next) : next;
    }, NOTHING_MARKED);
}

/** The newest answer: later ones are new. */
export function newestAnswer(db: ReadDb): number {
  return idSchema.parse(db.get('SELECT ifnull(max(id), 0) AS id FROM disposition')).id;
}

/** Whether a person has accepted a part of a recipe that was held for its model's silence, in an answer after `after`. */
export function isSilenceConfirmed(db: ReadDb, { id }: Recipe, after: number): boolean {
  const row = db.get(
    `SELECT 1 FROM disposition a JOIN inspection i ON i.id = a.inspection_id
     WHERE a.id > @after AND i.recipe_id = @id AND ${IS_CONFIRMED} LIMIT 1`,
    { id, after },
  );
  return row !== undefined;
}
