import { z } from 'zod';
import { type RolloutArm, rolloutArmSchema } from '../../../../preload/contract/models/rollout.ts';
import {
  type InspectionId,
  type Instant,
  type RolloutId,
  rolloutIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { rolloutOf } from './rollouts.ts';
import { tellRollout } from './tell-rollout.ts';

/** Writes down which way a part went, and counts it. Call within the transaction of its record. */
export function addRolloutPart(
  db: WriteDb,
  rolloutId: RolloutId,
  { inspectionId, arm, at }: { readonly inspectionId: InspectionId; readonly arm: RolloutArm; readonly at: Instant },
): void {
  const row = rolloutOf(db, rolloutId);
  if (row === null) return;
  const { step } = row.state;
  db.run(
    `INSERT INTO rollout_part (inspection_id, rollout_id, step, arm) VALUES (@inspectionId, @rolloutId, @step, @arm)`,
    { inspectionId, rolloutId, step, arm },
  );
  const share = row.plan.steps[step]?.share ?? 0;
  // While paused, no part is drawn; and without a share there is nothing to compare.
  const isDrawn = share > 0 && row.state.status !== 'paused';
  tellRollout(db, rolloutId, { kind: 'part', arm: isDrawn ? arm : null }, { at });
}

const partSchema = z.object({ rolloutId: rolloutIdSchema, step: z.number().int(), arm: rolloutArmSchema });
export type RolloutPart = Readonly<z.output<typeof partSchema>>;

/** Which way a part went, if a roll-out was running. */
export function rolloutPartOf(db: ReadDb, inspectionId: InspectionId): RolloutPart | null {
  const row = db.get(
    'SELECT rollout_id AS rolloutId, step, arm FROM rollout_part WHERE inspection_id = @inspectionId',
    { inspectionId },
  );
  return parseRow(partSchema, row);
}
