import { z } from 'zod';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRow, type ReadDb } from '../handles.ts';
import { newestAnswer } from './marked-parts.ts';

/** How far from the first part that a model could have judged to search for a proof: until there is one, parts are held. */
const ROWS_WALKED = 50_000;

/** What speaks for a model: that it found something, or only that a person once agreed that there was nothing to find, which can be undone. */
export type ModelProof = 'found' | 'confirmed';

const rowSchema = z.object({ isFound: z.number().transform(Boolean) });
const newsSchema = z.object({ undone: z.number(), gateRun: z.number() });

/** A part with a box that counted. */
const IS_FOUND = `(i.reasons LIKE '%"code":"defect"%' OR i.reasons LIKE '%"code":"unsure"%')`;
/** A part on which the model was silent and in doubt, and which a person accepted: neither undone nor corrected. */
const IS_CONFIRMED = `((i.reasons LIKE '%"code":"model-unproven"%' OR i.reasons LIKE '%"code":"model-quiet"%') AND EXISTS (
  SELECT 1 FROM standing_disposition d WHERE d.inspection_id = i.id AND d.kind = 'accept' AND d.person_id IS NOT NULL))`;

/** Whether the model of a recipe marked one of its parts, or a person has confirmed that there was nothing to mark: whichever came first. */
export function proofOnLine(db: ReadDb, { id, body }: Recipe): ModelProof | null {
  if (body.modelSha256 === null) return null;
  const row = db.get(
    `SELECT ${IS_FOUND} AS isFound FROM (
       SELECT * FROM inspection WHERE decided_at >= (SELECT min(at) FROM (
         SELECT made_at AS at FROM recipe_version WHERE recipe_id = @id AND json_extract(body, '$.modelSha256') = @sha256
         UNION ALL SELECT r.began_at FROM rollout r JOIN model m ON m.id = r.challenger_id AND m.sha256 = @hash
         WHERE r.recipe_id = @id))
       ORDER BY decided_at LIMIT ${ROWS_WALKED}) i
     WHERE i.recipe_id = @id AND i.model_id = (SELECT id FROM model WHERE sha256 = @hash)
       AND i.fault_code IS NULL AND (${IS_FOUND} OR ${IS_CONFIRMED}) LIMIT 1`,
    { id, sha256: body.modelSha256, hash: sha256Blob(body.modelSha256) },
  );
  const proof = parseRow(rowSchema, row);
  if (proof === null) return null;
  return proof.isFound ? 'found' : 'confirmed';
}

/** Stays the same as long as nobody answers or undoes an answer, and no gate runs: then nothing new can be known about a proof. */
export function proofNews(db: ReadDb): string {
  const { undone, gateRun } = newsSchema.parse(
    db.get(
      'SELECT (SELECT count(*) FROM disposition_undo) AS undone, (SELECT ifnull(max(id), 0) FROM gate_run) AS gateRun',
    ),
  );
  return `${newestAnswer(db)} ${undone} ${gateRun}`;
}
