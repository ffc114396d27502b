import { z } from 'zod';
import {
  type InspectionId,
  inspectionIdSchema,
  type Sha256,
  sha256Schema,
} from '../../../../preload/contract/values/units.ts';
import { sha256Column } from '../columns/sha256.ts';
import { parseRows, type ReadDb } from '../handles.ts';

const rowSchema = z.object({ inspectionId: inspectionIdSchema, imageSha256: sha256Column.pipe(sha256Schema) });

/** Images of the station to try a model on: golden parts first, bad ones leading, then the newest parts. */
export function samplePictures(
  db: ReadDb,
  count: number,
): readonly Readonly<{ inspectionId: InspectionId; imageSha256: Sha256 }>[] {
  const golden = db.all(
    `SELECT DISTINCT s.id AS inspectionId, s.image_sha256 AS imageSha256
     FROM golden_part g
     JOIN shot s ON s.id = g.inspection_id
     WHERE g.removed_at IS NULL AND s.image_sha256 IS NOT NULL 
     ORDER BY (SELECT r.is_bad FROM agreed_answer r WHERE r.inspection_id = g.inspection_id) DESC, s.id LIMIT @count`,
    { count },
  );
  const newest = db.all(
    `SELECT id AS inspectionId, image_sha256 AS imageSha256 FROM shot WHERE image_sha256 IS NOT NULL ORDER BY id DESC LIMIT @count`,
    { count },
  );
  const samples = parseRows(rowSchema, [...golden, ...newest]);
  return [...new Map(samples.map((sample) => [sample.inspectionId, sample])).values()].slice(0, count);
}
