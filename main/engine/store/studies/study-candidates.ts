import { z } from 'zod';
import { type StudyCandidate, studyCandidateSchema } from '../../../../preload/contract/people/study.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { type InspectionId, inspectionIdSchema, type RecipeId } from '../../../../preload/contract/values/units.ts';
import { jsonText } from '../columns/json-column.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { STANDING } from '../parts/counted-as.ts';
import { IS_WAITING } from '../parts/known-answer.ts';

const idsSchema = z.array(inspectionIdSchema).readonly();

/** How far back to look for each kind: whoever plans a study wants parts of today's line. */
const MOST_LOOKED_AT = 2000;

const rowSchema = studyCandidateSchema
  .pick({ id: true, name: true, capturedAt: true, hint: true })
  .extend({ isAgreedBad: z.number().transform(Boolean).nullable() });
export type CandidateRow = Omit<StudyCandidate, 'isBorderline'>;

const AGREED = '(SELECT g.is_bad FROM agreed_answer g WHERE g.inspection_id = i.id)';
/** It can be shown, and nobody's answer to it is still awaited. */
const IS_FIT = `i.recipe_id = @recipeId AND i.is_readable = 1 AND s.image_sha256 IS NOT NULL AND s.duplicate_of IS NULL AND NOT ${IS_WAITING}`;

/** Parts of a recipe that may be worth showing in a study, the best known first; a part may appear more than once. */
export function studyCandidates(
  db: ReadDb,
  { id: recipeId }: Pick<Recipe, 'id'>,
  limit: number,
): readonly CandidateRow[] {
  const ask = (hint: string, from: string, where: string) =>
    parseRows(
      rowSchema,
      db.all(
        `SELECT i.id, ifnull(s.serial, s.relative_path) AS name, s.captured_at AS capturedAt, ${hint} AS hint, ${AGREED} AS isAgreedBad
         FROM ${from} JOIN shot s ON s.id = i.id WHERE ${IS_FIT} AND ${where} ORDER BY i.id DESC LIMIT @limit`,
        { recipeId, limit },
      ),
    );
  const newest = `(SELECT * FROM inspection ORDER BY id DESC LIMIT ${MOST_LOOKED_AT}) i`;
  return [
    ...ask(
      "'disputed'",
      '(SELECT DISTINCT inspection_id FROM disagreement) x JOIN inspection i ON i.id = x.inspection_id',
      '1',
    ),
    ...ask(
      `iif(${AGREED} = 1, 'agreed-bad', 'agreed-good')`,
      '(SELECT DISTINCT inspection_id FROM reference) x JOIN inspection i ON i.id = x.inspection_id',
      '1',
    ),
    ...ask("'near-limit'", newest, 'i.verdict = \'undetermined\' AND i.reasons LIKE \'%"code":"unsure"%\''),
    ...ask("'rejected'", newest, `${STANDING("d.kind IN ('reject', 'rework')")}`),
    ...ask("'passed'", newest, `(i.signal = 'PASS' OR ${STANDING("d.kind = 'accept'")})`),
  ];
}

const fitSchema = z.object({ id: z.number() });

/** Which of these parts cannot be shown in a study of this recipe. */
export function unfitParts(db: ReadDb, recipeId: RecipeId, ids: readonly InspectionId[]): readonly InspectionId[] {
  const rows = db.all(
    `SELECT i.id FROM inspection i JOIN shot s ON s.id = i.id
     WHERE i.id IN (SELECT value FROM json_each(@ids)) AND ${IS_FIT}`,
    { ids: jsonText(idsSchema, ids), recipeId },
  );
  const fit = new Set(parseRows(fitSchema, rows).map(({ id }) => id));
  return ids.filter((id) => !fit.has(id));
}
