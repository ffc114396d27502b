import { z } from 'zod';
import { type InspectionId, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { cameDownTheLine } from '../parts/brought-parts.ts';
import { ANSWER } from '../parts/known-answer.ts';

const idRowSchema = z.object({ id: inspectionIdSchema });

/** Which of these parts came down the line with an image, have no answer, and are asked about nowhere, in a study neither. */
export function unansweredAmong(db: ReadDb, ids: readonly InspectionId[]): readonly InspectionId[] {
  const rows = db.all(
    `SELECT i.id FROM inspection i WHERE i.id IN (SELECT value FROM json_each(@ids)) AND i.is_readable = 1
       AND ${cameDownTheLine('i.id')} AND ${ANSWER} IS NULL
       AND NOT EXISTS (SELECT 1 FROM review_item r WHERE r.inspection_id = i.id AND r.closed_at IS NULL)
     ORDER BY i.id`,
    { ids: JSON.stringify(ids) },
  );
  return parseRows(idRowSchema, rows).map(({ id }) => id);
}
