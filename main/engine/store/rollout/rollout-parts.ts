import type { InspectionId, Instant, RolloutId } from '../../../../preload/contract/values/units.ts';
import type { WriteDb } from '../handles.ts';
import type { RolloutPlace } from '../recording/shot-record.ts';
import { rolloutOf } from './rollouts.ts';
import { tellRollout } from './tell-rollout.ts';

type RolloutPart = Pick<RolloutPlace, 'arm' | 'drawnIn'> & {
  readonly inspectionId: InspectionId;
  readonly at: Instant;
};

/** Writes down which way a part went, and counts it. Call within the transaction of its record. */
export function addRolloutPart(
  db: WriteDb,
  rolloutId: RolloutId,
  { inspectionId, arm, drawnIn, at }: RolloutPart,
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
