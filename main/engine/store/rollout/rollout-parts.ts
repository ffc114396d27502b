import { z } from 'zod';
import { rolloutArmSchema } from '../../../../preload/contract/models/rollout.ts';
import {
  type InspectionId,
  type Instant,
  type RolloutId,
  rolloutIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import type { RolloutPlace } from '../recording/shot-record.ts';
import { rolloutOf } from './rollouts.ts';
import { tellRollout } from './tell-rollout.ts';

/** Writes down which way a part went, and counts it. Call within the transaction of its record. */
export function addRolloutPart(
  db: WriteDb,
  rolloutId: RolloutId,
  {
    inspectionId,
    arm,
    drawnIn,
    at,
  }: Pick<RolloutPlace, 'arm' | 'drawnIn'> & Readonly<{ inspectionId: InspectionId; at: Instant }>,
): void {
  const row = rolloutOf(db, rolloutId);
  if (row === null) return;
  const step = drawnIn ?? row.state.step;
  db.run(
    `INSERT INTO rollout_part (inspection_id, rollout_id, step, arm) VALUES (@inspectionId, @rolloutId, @step, @arm)`,
    { inspectionId, rolloutId, step, arm },
  );
  // A part still drawn by the share of the step before says nothing about the share of this one.
  tellRollout(db, rolloutId, { kind: 'part', arm: drawnIn === row.state.step ? arm : null }, { at });
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
