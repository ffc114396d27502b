import { type PartInRollout, partInRolloutSchema } from '../../../../preload/contract/models/rollout-arm.ts';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { MODEL_NAME } from '../columns/stored-json.ts';
import { parseRow, type ReadDb } from '../handles.ts';

/** The share of the parts at the step of `rollout_part w` in `rollout o`: beyond the last step of its plan, all of them. */
export const SHARE_OF_STEP = `ifnull(json_extract(o.plan, '$.steps[' || w.step || '].share'), 1)`;

/** Which way a part went; `null` if no roll-out was on. */
export function wayOfPart(db: ReadDb, id: InspectionId): PartInRollout | null {
  const row = db.get(
    `SELECT w.rollout_id AS rolloutId, w.arm, w.step, ${SHARE_OF_STEP} AS share,
       ifnull(o.plan ->> '$.mode', 'guarded') AS mode, ${MODEL_NAME} AS challengerName
     FROM rollout_part w JOIN rollout o ON o.id = w.rollout_id JOIN model m ON m.id = o.challenger_id
     WHERE w.inspection_id = @id`,
    { id },
  );
  return parseRow(partInRolloutSchema, row);
}
