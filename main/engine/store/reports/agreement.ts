import { z } from 'zod';
import type { AgreementCounts, AgreementReport } from '../../../../preload/contract/reports/input-output.ts';
import { sha256Column } from '../columns/sha256.ts';
import { MODEL_NAME } from '../columns/stored-json.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { agreement } from '../rollups/agreement.ts';
import { paramsOf, pointOf, pointStart, rowsOf, type Scope, within } from './scope.ts';

const COUNTS = `sum(compared) AS compared, sum(agreed) AS agreed, sum(only_champion_passes) AS onlyChampionPasses,
  sum(only_challenger_passes) AS onlyChallengerPasses`;
const countsSchema = z.object({
  compared: z.number(),
  agreed: z.number(),
  onlyChampionPasses: z.number(),
  onlyChallengerPasses: z.number(),
});
const challengerSchema = countsSchema.extend({ id: z.number(), sha256: sha256Column, name: z.string() });
const pointSchema = countsSchema.extend({ id: z.number(), point: z.number() });
const NONE: AgreementCounts = { compared: 0, agreed: 0, onlyChampionPasses: 0, onlyChallengerPasses: 0 };

/** How often each challenger would have decided as the model did, in a period and in the period before. */
export function challengerAgreement(
  db: ReadDb,
  { current, previous }: { readonly current: Scope; readonly previous: Scope },
): AgreementReport['challengers'] {
  const before = new Map(challengersIn(db, previous).map(({ id, counts }) => [id, counts]));
  const points = Map.groupBy(
    parseRows(
      pointSchema,
      db.all(
        `SELECT challenger_id AS id, ${pointOf(current)} AS point, ${COUNTS} FROM ${rowsOf(agreement, current)} WHERE ${within.parts}
         GROUP BY 1, 2 HAVING sum(compared) > 0 ORDER BY 1, 2`,
        paramsOf(current),
      ),
    ),
    ({ id }) => id,
  );
  return challengersIn(db, current).map(({ id, sha256, name, counts }) => ({
    sha256,
    name,
    current: counts,
    previous: before.get(id) ?? NONE,
    points: (points.get(id) ?? []).map((row) => ({ startsAt: pointStart(current, row.point), ...countsOf(row) })),
  }));
}

function challengersIn(db: ReadDb, scope: Scope) {
  const rows = db.all(
    `SELECT m.id, m.sha256, ${MODEL_NAME} AS name, compared, agreed,
       onlyChampionPasses, onlyChallengerPasses
     FROM (SELECT challenger_id, ${COUNTS} FROM ${rowsOf(agreement, scope)} WHERE ${within.parts} GROUP BY challenger_id)
       JOIN model m ON m.id = challenger_id
     WHERE compared > 0 ORDER BY compared DESC, m.id DESC`,
    paramsOf(scope),
  );
  return parseRows(challengerSchema, rows).map((row) => ({
    id: row.id,
    sha256: row.sha256,
    name: row.name,
    counts: countsOf(row),
  }));
}

function countsOf({ compared, agreed, onlyChampionPasses, onlyChallengerPasses }: AgreementCounts): AgreementCounts {
  return { compared, agreed, onlyChampionPasses, onlyChallengerPasses };
}
