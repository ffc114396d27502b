import type { InspectionId, Instant, RolloutId } from '../../../../preload/contract/values/units.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
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
  // A part still drawn by the share of the step before says nothing about the share of this one, nor does one that has its way already.
  const isDrawn = drawnIn === row.state.step && !hasComeBefore(db, rolloutId, inspectionId, 'anywhere');
  tellRollout(db, rolloutId, { kind: 'part', arm: isDrawn ? arm : null }, { at });
}

/** Newest images of a serial that are searched: enough to find the last one that has an inspection of its own. */
const NEWEST = 20;

/**
 * Whether a part of this serial came before while the roll-out was on: for rework, or as a master part. It goes the way it went, so it is drawn
 * once, and on its lane the models err on it as they did. Another camera sees another side of it.
 */
export function hasComeBefore(
  db: ReadDb,
  rolloutId: RolloutId,
  inspectionId: InspectionId,
  where: 'anywhere' | 'on-its-lane',
): boolean {
  const row = db.get(
    `SELECT 1 FROM (SELECT s.id FROM shot t JOIN shot s ON s.serial = t.serial AND s.id < t.id
       WHERE t.id = @inspectionId AND (s.lane_id = t.lane_id OR @isAnywhere) ORDER BY s.id DESC LIMIT ${NEWEST}) e
     JOIN rollout_part p ON p.inspection_id = e.id AND p.rollout_id = @rolloutId LIMIT 1`,
    { inspectionId, rolloutId, isAnywhere: where === 'anywhere' ? 1 : 0 },
  );
  return row !== undefined;
}
