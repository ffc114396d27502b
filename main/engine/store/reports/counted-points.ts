import { z } from 'zod';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { paramsOf, pointOf, pointStart, type Scope } from './scope.ts';

const pointSchema = z.object({ point: z.number() });

/**
 * The counts of each point in which parts were inspected, oldest first.
 * @param counts what follows SELECT: named sums, including `inspected`, and their FROM
 */
export function countedPoints<T extends object>(
  db: ReadDb,
  scope: Scope,
  counts: string,
  schema: z.ZodType<T>,
): (T & { startsAt: Instant })[] {
  const rows = db.all(
    `SELECT ${pointOf(scope)} AS point, ${counts} GROUP BY 1 HAVING sum(inspected) > 0 ORDER BY 1`,
    paramsOf(scope),
  );
  return rows.flatMap((row) =>
    parseRows(pointSchema, [row]).flatMap(({ point }) =>
      parseRows(schema, [row]).map((counted) => ({ ...counted, startsAt: pointStart(scope, point) })),
    ),
  );
}
