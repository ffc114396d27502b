import { z } from 'zod';
import type { BoxMap, DefectReport, YieldCounts, YieldReport } from '../../../../preload/contract/reports/quality.ts';
import { inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { GRID } from '../rollups/boxes.ts';
import { outcomes } from '../rollups/outcomes.ts';
import { parts } from '../rollups/parts.ts';
import { boxesIn } from './boxes-within.ts';
import { classesIn } from './classes-within.ts';
import { countedPoints } from './counted-points.ts';
import { IS_BY_PEOPLE, paramsOf, rowsOf, type Scope, within } from './scope.ts';

const failedRowSchema = z.object({ failed: z.number() });

const classNameRowSchema = z.object({ className: z.string(), parts: z.number() });
const lotRowSchema = z.object({ lot: z.string() });
const idRowSchema = z.object({ id: inspectionIdSchema });

const yieldSchema = z.object({
  inspected: z.number(),
  passedFirst: z.number(),
  good: z.number(),
  waiting: z.number(),
  waitingFirst: z.number(),
});
// Where people decide every part, a waiting part is not fully inspected, and has neither passed nor failed.
const yieldIn = (
  scope: Scope,
) => `ifnull(sum(inspected), 0) AS inspected, ifnull(sum(passed_first), 0) AS passedFirst, ifnull(sum(good), 0) AS good,
    ifnull(sum(held), 0) AS waiting, ifnull(sum(CASE WHEN by_people THEN held ELSE 0 END), 0) AS waitingFirst
  FROM (
    SELECT slot, inspected, signal_pass AS passed_first, signal_pass AS good, signal_hold AS held, ${IS_BY_PEOPLE} AS by_people
    FROM ${rowsOf(parts, scope)} r WHERE ${within.parts}
    UNION ALL
    SELECT slot, 0, level_accepted, other_accepted - pass_rejected, -hold_answered, ${IS_BY_PEOPLE}
    FROM ${rowsOf(outcomes, scope)} r WHERE ${within.parts})`;

/** First-pass and final yield over time. */
export function yieldPoints(db: ReadDb, scope: Scope): YieldReport['points'] {
  return countedPoints(db, scope, yieldIn(scope), yieldSchema);
}

export function yieldCounts(db: ReadDb, scope: Scope): YieldCounts {
  return yieldSchema.parse(db.get(`SELECT ${yieldIn(scope)}`, paramsOf(scope)));
}

export function failedParts(db: ReadDb, scope: Scope): number {
  const row = db.get(
    `SELECT ifnull(sum(verdict_fail), 0) AS failed FROM ${rowsOf(parts, scope)} WHERE ${within.parts}`,
    paramsOf(scope),
  );
  return failedRowSchema.parse(row).failed;
}

/** Failed parts by the class that counted most, most first. */
export function failedByClass(db: ReadDb, scope: Scope): DefectReport['classes'] {
  const { sql, params } = classesIn(db, scope, ['failed_parts']);
  const rows = db.all(
    `SELECT c.name AS className, sum(failed_parts) AS parts FROM (${sql}) JOIN defect_class c ON c.id = class_id
     GROUP BY class_id HAVING sum(failed_parts) > 0 ORDER BY 2 DESC, 1`,
    params,
  );
  return [...parseRows(classNameRowSchema, rows)];
}

/** Lots in the period, newest first. */
export function lotsIn(db: ReadDb, scope: Scope, limit: number): readonly string[] {
  const rows = db.all(
    `SELECT lot FROM ${rowsOf(parts, scope)} WHERE ${within.parts} AND lot <> '' GROUP BY lot ORDER BY max(slot) DESC, lot LIMIT @limit`,
    { ...paramsOf(scope), limit },
  );
  return parseRows(lotRowSchema, rows).map(({ lot }) => lot);
}

const cellSchema = z.object({ className: z.string(), cell: z.number(), boxes: z.number() });

export function boxMap(db: ReadDb, scope: Scope): BoxMap {
  const { sql, params } = boxesIn(db, scope);
  const rows = db.all(
    `SELECT c.name AS className, cell, boxes
     FROM (SELECT class_id, cell, sum(boxes) AS boxes FROM (${sql}) GROUP BY class_id, cell)
       JOIN defect_class c ON c.id = class_id ORDER BY c.name, cell`,
    params,
  );
  const found = new Map<string, { cell: number; boxes: number }[]>();
  for (const { className, ...cell } of parseRows(cellSchema, rows)) {
    found.set(className, [...(found.get(className) ?? []), cell]);
  }
  return {
    grid: GRID,
    classes: [...found].map(([className, cells]) => ({ className, cells })),
    referenceId: newestPassed(db, scope),
  };
}

/** How many parts are searched, newest first, for one that passed: most do. */
const LOOKED_THROUGH = 500;

function newestPassed(db: ReadDb, { span, laneId, recipeId }: Scope) {
  const row = db.get(
    `SELECT id FROM (
       SELECT i.id, i.signal, i.recipe_id, s.lane_id FROM inspection i JOIN shot s ON s.id = i.id
       WHERE i.decided_at >= @from AND i.decided_at < @until ORDER BY i.decided_at DESC LIMIT ${LOOKED_THROUGH})
     WHERE signal = 'PASS' AND (@laneId IS NULL OR lane_id = @laneId) AND (@recipeId IS NULL OR recipe_id = @recipeId)
     LIMIT 1`,
    { ...span, laneId, recipeId },
  );
  return parseRow(idRowSchema, row)?.id ?? null;
}
