import { z } from 'zod';
import type { CsvOrder } from '../../../../preload/contract/station/transfer.ts';
import { inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import type { ReadDb } from '../handles.ts';
import { filterCondition, type IdRange } from './filter-condition.ts';
import { inspectionColumns } from './table-columns.ts';

const countRowSchema = z.object({ count: z.number() });

const TABLES = `
  FROM inspection i
  JOIN shot s ON s.id = i.id
  JOIN lane l ON l.id = s.lane_id
  JOIN recipe_version v ON v.recipe_id = i.recipe_id AND v.version = i.recipe_version
  LEFT JOIN model m ON m.id = i.model_id
  LEFT JOIN defect_class c ON c.id = i.top_class_id
  LEFT JOIN standing_disposition d ON d.inspection_id = i.id
  LEFT JOIN review_item q ON q.id = d.review_item_id
  LEFT JOIN person p ON p.id = d.person_id
  LEFT JOIN agreed_answer r ON r.inspection_id = i.id
  LEFT JOIN rollout_part w ON w.inspection_id = i.id
  LEFT JOIN rollout o ON o.id = w.rollout_id`;

/** Waits for somebody who must not know what the model said; neither may anybody who opens the table next to them. */
const IS_SECRET = 'EXISTS (SELECT 1 FROM sealed_item n WHERE n.inspection_id = i.id)';

/** A person's answer that counts, or an agreed one. */
const IS_JUDGED = `(
  EXISTS (SELECT 1 FROM agreed_answer n WHERE n.inspection_id = i.id)
  OR EXISTS (SELECT 1 FROM standing_disposition n WHERE n.inspection_id = i.id AND n.ask <> 'timeout'))`;

const SELECT = `
  SELECT i.id AS id, ${IS_SECRET} AS isSecret, d.boxes AS personBoxes, r.boxes AS referenceBoxes,
    ${inspectionColumns.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')}
  ${TABLES}`;

export type CsvRow = Readonly<Record<string, unknown>>;

/** The parts of a row that are examined here; the columns are written as they are stored. */
export const rowKeysSchema = z.object({
  id: inspectionIdSchema,
  isSecret: z.number().transform(Boolean),
  personBoxes: z.string().nullable(),
  referenceBoxes: z.string().nullable(),
});

export function countRows(db: ReadDb, order: CsvOrder, range: IdRange): number {
  const { sql, params } = condition(order);
  const row = db.get(
    `SELECT count(*) AS count FROM inspection i JOIN shot s ON s.id = i.id
     WHERE i.id BETWEEN @first AND @last AND ${sql}`,
    { ...params, ...range },
  );
  return countRowSchema.parse(row).count;
}

/** The next inspections by number, from `first` on, at most `limit`: page by page, so that no query stays open while files are written. */
export function inspectionRows(db: ReadDb, order: CsvOrder, range: IdRange, limit: number): readonly CsvRow[] {
  const { sql, params } = condition(order);
  return db.all(`${SELECT} WHERE i.id BETWEEN @first AND @last AND ${sql} ORDER BY i.id LIMIT @limit`, {
    ...params,
    ...range,
    limit,
  }) as readonly CsvRow[];
}

function condition({ filter, which }: CsvOrder): ReturnType<typeof filterCondition> {
  const { sql, params } = filterCondition(filter);
  return { sql: which === 'judged' ? `${sql} AND ${IS_JUDGED}` : sql, params };
}
