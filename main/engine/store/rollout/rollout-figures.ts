import { z } from 'zod';
import {
  type RolloutPair,
  rolloutArmFiguresSchema,
  verdictPairSchema,
} from '../../../../preload/contract/models/rollout.ts';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import { inspectionIdSchema, type RolloutId } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { inspectionsById } from '../parts/inspection-summaries.ts';

/** How many of the newest parts the figures of the arms cover. */
const NEWEST = 5000;

type ArmFigures = z.output<typeof rolloutArmFiguresSchema>;

const noneOf = (arm: RolloutArm): ArmFigures => ({ arm, parts: 0, pass: 0, fail: 0, hold: 0, error: 0 });

/** The outcome of the newest parts of each arm, by the first signal to the line. */
export function rolloutArms(db: ReadDb, id: RolloutId): readonly ArmFigures[] {
  const rows = db.all(
    `SELECT p.arm, count(*) AS parts, sum(i.signal = 'PASS') AS pass, sum(i.signal = 'FAIL') AS fail,
       sum(i.signal = 'HOLD') AS hold, sum(i.signal = 'ERROR') AS error
     FROM (SELECT inspection_id, arm FROM rollout_part WHERE rollout_id = @id ORDER BY inspection_id DESC LIMIT ${NEWEST}) p
     JOIN inspection i ON i.id = p.inspection_id GROUP BY p.arm`,
    { id },
  );
  const found = parseRows(rolloutArmFiguresSchema, rows);
  return (['champion', 'canary'] as const).map((arm) => found.find((each) => each.arm === arm) ?? noneOf(arm));
}

const pairSchema = verdictPairSchema.extend({ id: inspectionIdSchema, truth: z.enum(['good', 'bad']) });

/** The newest disagreements that people have settled. */
export function settledPairs(db: ReadDb, rolloutId: RolloutId, limit: number): readonly RolloutPair[] {
  const rows = db.all(
    `SELECT inspection_id AS id, champion, challenger, truth FROM rollout_pair
     WHERE rollout_id = @rolloutId AND truth <> 'open' ORDER BY inspection_id DESC LIMIT @limit`,
    { rolloutId, limit },
  );
  const pairs = parseRows(pairSchema, rows);
  const parts = inspectionsById(
    db,
    pairs.map(({ id }) => id),
  );
  return pairs.flatMap(({ id, ...pair }) => {
    const part = parts.find((each) => each.id === id);
    return part === undefined ? [] : [{ ...pair, part }];
  });
}
