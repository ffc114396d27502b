import { z } from 'zod';
import { type RolloutArm, rolloutArmSchema } from '../../../../preload/contract/models/rollout-arm.ts';
import type { RolloutId } from '../../../../preload/contract/values/units.ts';
import type { Sample } from '../../../domain/statistics/larger-mean.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { IS_WAITING } from '../parts/known-answer.ts';

/** Newest parts of each arm whose cost is compared. */
const NEWEST = 1000;
/** A longer answer was a break. */
const LONGEST_MS = 120_000;

const rowSchema = z.object({
  arm: rolloutArmSchema,
  count: z.number(),
  mean: z.number(),
  variance: z.number(),
});

const NONE: Sample = { count: 0, mean: 0, variance: 0 };

/** Seconds of people’s time that the newest parts of both arms have cost, including those that cost none. A part that still waits is not counted yet. */
export function rolloutCosts(db: ReadDb, id: RolloutId): Readonly<Record<RolloutArm, Sample>> {
  const newest = (arm: RolloutArm) =>
    `SELECT * FROM (SELECT inspection_id, arm FROM rollout_part WHERE rollout_id = @id AND arm = '${arm}'
       ORDER BY inspection_id DESC LIMIT ${NEWEST})`;
  const rows = db.all(
    `SELECT arm, count(*) AS count, avg(seconds) AS mean, max(0, avg(seconds * seconds) - avg(seconds) * avg(seconds)) AS variance
     FROM (
       SELECT p.arm, (SELECT ifnull(sum(min(d.took_ms, ${LONGEST_MS})), 0) / 1000.0 FROM disposition d
         WHERE d.inspection_id = i.id AND d.person_id IS NOT NULL) AS seconds
       FROM (${newest('champion')} UNION ALL ${newest('canary')}) p JOIN inspection i ON i.id = p.inspection_id
       WHERE NOT ${IS_WAITING})
     GROUP BY arm`,
    { id },
  );
  const found = parseRows(rowSchema, rows);
  const of = (arm: RolloutArm): Sample => {
    const { count, mean, variance } = found.find((each) => each.arm === arm) ?? NONE;
    return { count, mean, variance };
  };
  return { champion: of('champion'), canary: of('canary') };
}
