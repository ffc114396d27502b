import { z } from 'zod';
import { type Challenge, challengeSchema } from '../../../../preload/contract/people/challenge.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  type PersonId,
  type RecipeId,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRow, parseRows, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import { cameDownTheLine } from '../parts/brought-parts.ts';

const challengeRowSchema = z.object({ inspectionId: inspectionIdSchema, isWaiting: z.number().transform(Boolean) });
const inspectionIdRowSchema = z.object({ inspectionId: inspectionIdSchema });
const pictureRowSchema = z.object({ id: inspectionIdSchema, path: z.string() });

const rowSchema = challengeSchema.omit({ answers: true, wrong: true }).extend({
  isBad: z.number().transform(Boolean),
  isBrought: z.number().transform(Boolean),
  classNames: jsonColumn(z.array(z.string())),
  answers: z.number(),
  wrong: z.number(),
});

/** The challenge parts of a recipe, newest first, with how they were answered. */
export function challenges(db: ReadDb, recipeId: RecipeId): readonly Challenge[] {
  return readableRows(
    db,
    rowSchema,
    db.all(`${SELECT} WHERE c.recipe_id = @recipeId AND c.removed_at IS NULL ${GROUPED}`, { recipeId }),
  );
}

export function challengeOf(db: ReadDb, inspectionId: InspectionId): Challenge | null {
  const row = db.get(`${SELECT} WHERE c.inspection_id = @inspectionId AND c.removed_at IS NULL ${GROUPED}`, {
    inspectionId,
  });
  return parseRow(rowSchema, row);
}

const SELECT = `
  SELECT c.inspection_id AS inspectionId, c.recipe_id AS recipeId, ifnull(s.serial, s.relative_path) AS name,
    s.captured_at AS capturedAt, g.is_bad AS isBad,
    EXISTS (SELECT 1 FROM brought_part b WHERE b.inspection_id = c.inspection_id) AS isBrought, g.class_names AS classNames, c.made_by AS madeBy, c.made_at AS madeAt,
    count(d.id) AS answers,
    ifnull(sum(CASE WHEN d.kind = 'accept' THEN g.is_bad WHEN d.kind IN ('reject', 'rework') THEN 1 - g.is_bad ELSE 0 END), 0) AS wrong
  FROM challenge c JOIN agreed_answer g ON g.inspection_id = c.inspection_id
  JOIN shot s ON s.id = c.inspection_id
  LEFT JOIN valid_disposition d ON d.inspection_id = c.inspection_id AND d.ask = 'challenge'`;
const GROUPED = 'GROUP BY c.inspection_id ORDER BY c.made_at DESC, c.inspection_id DESC';

/** The part of this recipe whose image has these bytes, whether imported or inspected on the line. */
export function partOfContent(
  db: ReadDb,
  recipeId: RecipeId,
  sha256: Sha256,
): { readonly inspectionId: InspectionId; readonly isWaiting: boolean } | null {
  const row = db.get(
    `SELECT i.id AS inspectionId, EXISTS (SELECT 1 FROM waiting_item r WHERE r.inspection_id = i.id) AS isWaiting
     FROM shot s JOIN inspection i ON i.id = s.id
     WHERE substr(s.image_sha256, 1, 8) = substr(@sha256, 1, 8) AND s.image_sha256 = @sha256
       AND s.image_sha256 IS NOT NULL AND s.duplicate_of IS NULL AND i.is_readable = 1 AND i.recipe_id = @recipeId
     ORDER BY s.id LIMIT 1`,
    { recipeId, sha256: sha256Blob(sha256) },
  );
  return parseRow(challengeRowSchema, row);
}

/** Mixes a part in from now on, also one that was removed before. */
export function addChallenge(
  db: WriteDb,
  challenge: Pick<Challenge, 'inspectionId' | 'recipeId' | 'madeBy' | 'madeAt'>,
): void {
  db.run(
    `INSERT INTO challenge (inspection_id, recipe_id, made_by, made_at) VALUES (@inspectionId, @recipeId, @madeBy, @madeAt)
     ON CONFLICT DO UPDATE SET removed_at = NULL, made_by = excluded.made_by, made_at = excluded.made_at`,
    challenge,
  );
}

/** Removes a part; answers to it stay. `false` if it was not in. */
export function removeChallenge(db: WriteDb, inspectionId: InspectionId, removedAt: Instant): boolean {
  const { changes } = db.run(
    'UPDATE challenge SET removed_at = @removedAt WHERE inspection_id = @inspectionId AND removed_at IS NULL',
    { inspectionId, removedAt },
  );
  return changes > 0;
}

/** A challenge of this recipe that this person has not seen since `since`: the one not seen for longest, at random among equals. */
export function unseenChallenge(
  db: ReadDb,
  recipeId: RecipeId,
  personId: PersonId,
  since: Instant,
): InspectionId | null {
  const row = db.get(
    `SELECT inspectionId FROM (
       SELECT c.inspection_id AS inspectionId, ifnull((SELECT max(d.made_at) FROM disposition d
         WHERE d.inspection_id = c.inspection_id AND d.person_id = @personId), 0) AS seenAt
       FROM challenge c JOIN agreed_answer g ON g.inspection_id = c.inspection_id WHERE c.recipe_id = @recipeId AND c.removed_at IS NULL)
     WHERE seenAt <= @since
       AND NOT EXISTS (SELECT 1 FROM open_item r WHERE r.inspection_id = inspectionId)
     ORDER BY seenAt, random() LIMIT 1`,
    { recipeId, personId, since },
  );
  return parseRow(inspectionIdRowSchema, row)?.inspectionId ?? null;
}

/** Among the line's newest `among` parts, those that could be mixed in: of this recipe, readable, not yet a challenge and waiting for nobody. */
export function challengeCandidates(
  db: ReadDb,
  recipeId: RecipeId,
  among: number,
): readonly { readonly id: InspectionId; readonly path: string }[] {
  const rows = db.all(
    `SELECT p.id, p.path FROM (
       SELECT i.id, i.recipe_id, i.is_readable, s.relative_path AS path FROM inspection i JOIN shot s ON s.id = i.id
       WHERE ${cameDownTheLine('i.id')} ORDER BY i.id DESC LIMIT @among) p
     WHERE recipe_id = @recipeId AND is_readable = 1
       AND NOT EXISTS (SELECT 1 FROM challenge c WHERE c.inspection_id = p.id AND c.removed_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM open_item r WHERE r.inspection_id = p.id)`,
    { recipeId, among },
  );
  return parseRows(pictureRowSchema, rows);
}
