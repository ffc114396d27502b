import { z } from 'zod';
import type { BoxMap, DefectReport, YieldCounts, YieldReport } from '../../../../preload/contract/reports/quality.ts';
import { inspectionIdSchema, laneIdSchema } from '../../../../preload/contract/units.ts';
import type { FailCount } from '../../../domain/p-chart.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { GRID } from '../rollups/boxes.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';
import { BOXES_WITHIN, boxParamsOf, POINT, paramsOf, pointStart, type Scope, within } from './scope.ts';

const LOTS_SHOWN = 20;

const yieldSchema = z.object({ inspected: z.number(), passedFirst: z.number(), good: z.number() });
const YIELD = `ifnull(sum(inspected), 0) AS inspected, ifnull(sum(passed_first), 0) AS passedFirst, ifnull(sum(good), 0) AS good
  FROM (
    SELECT slot, inspected, signal_pass AS passed_first, signal_pass AS good FROM rollup WHERE ${within.parts}
    UNION ALL
    SELECT slot, 0, level_accepted, other_accepted - pass_rejected FROM rollup_outcome WHERE ${within.parts})`;

/** First-pass and final yield over time. */
export function yieldPoints(db: ReadDb, scope: Scope): YieldReport['points'] {
  const rows = db.all(
    `SELECT ${POINT} AS point, ${YIELD} GROUP BY 1 HAVING sum(inspected) > 0 ORDER BY 1`,
    paramsOf(scope),
  );
  return parseRows(yieldSchema.extend({ point: z.number() }), rows).map(({ point, ...counts }) => ({
    startsAt: pointStart(scope, point),
    ...counts,
  }));
}

export function yieldCounts(db: ReadDb, scope: Scope): YieldCounts {
  return yieldSchema.parse(db.get(`SELECT ${YIELD}`, paramsOf(scope)));
}

/** Fails among inspected parts, in the subgroups of a p-chart. */
export function failCounts(db: ReadDb, scope: Scope): readonly FailCount[] {
  const rows = db.all(
    `SELECT ${POINT} AS point, sum(inspected) AS inspected, sum(verdict_fail) AS fails FROM rollup WHERE ${within.parts}
     GROUP BY 1 HAVING sum(inspected) > 0 ORDER BY 1`,
    paramsOf(scope),
  );
  return parseRows(z.object({ point: z.number(), inspected: z.number(), fails: z.number() }), rows).map(
    ({ point, ...counts }) => ({ startsAt: pointStart(scope, point), ...counts }),
  );
}

export function failedParts(db: ReadDb, scope: Scope): number {
  const row = db.get(
    `SELECT ifnull(sum(verdict_fail), 0) AS failed FROM rollup WHERE ${within.parts}`,
    paramsOf(scope),
  );
  return z.object({ failed: z.number() }).parse(row).failed;
}

/** Failed parts by the class that mattered most, most first. */
export function failedByClass(db: ReadDb, scope: Scope): DefectReport['classes'] {
  const rows = db.all(
    `SELECT c.name AS className, sum(failed_parts) AS parts FROM rollup_class JOIN defect_class c ON c.id = class_id
     WHERE ${within.parts} GROUP BY class_id HAVING sum(failed_parts) > 0 ORDER BY 2 DESC, 1`,
    paramsOf(scope),
  );
  return [...parseRows(z.object({ className: z.string(), parts: z.number() }), rows)];
}

const FAILS = 'sum(inspected) AS inspected, sum(verdict_fail) AS fails';
const failsSchema = z.object({ inspected: z.number(), fails: z.number() });

export function failsByLane(db: ReadDb, scope: Scope): DefectReport['lanes'] {
  const rows = db.all(
    `SELECT lane_id AS laneId, (SELECT name FROM lane WHERE id = lane_id) AS laneName, ${FAILS} FROM rollup
     WHERE ${within.parts} GROUP BY lane_id HAVING sum(inspected) > 0 ORDER BY laneName, lane_id`,
    paramsOf(scope),
  );
  return [...parseRows(failsSchema.extend({ laneId: laneIdSchema, laneName: z.string() }), rows)];
}

export function failsByLot(db: ReadDb, scope: Scope): DefectReport['lots'] {
  const rows = db.all(
    `SELECT lot, ${FAILS} FROM rollup WHERE ${within.parts} AND lot <> '' GROUP BY lot HAVING sum(inspected) > 0
     ORDER BY fails DESC, lot LIMIT ${LOTS_SHOWN}`,
    paramsOf(scope),
  );
  return [...parseRows(failsSchema.extend({ lot: z.string() }), rows)];
}

/** Fails by hour of the day. @param offsetMinutes minutes that the station's clock is ahead of UTC in this period */
export function failsByHour(db: ReadDb, scope: Scope, offsetMinutes: number): DefectReport['hours'] {
  const rows = db.all(
    `SELECT CAST((slot * ${SLOT_MS / 60_000} + @offsetMinutes) / 60 AS INTEGER) % 24 AS hour, ${FAILS} FROM rollup WHERE ${within.parts}
     GROUP BY 1 HAVING sum(inspected) > 0 ORDER BY 1`,
    { ...paramsOf(scope), offsetMinutes },
  );
  return [...parseRows(failsSchema.extend({ hour: z.number() }), rows)];
}

/** Lots of the period, newest first. */
export function lotsIn(db: ReadDb, scope: Scope, limit: number): readonly string[] {
  const rows = db.all(
    `SELECT lot FROM rollup WHERE ${within.parts} AND lot <> '' GROUP BY lot ORDER BY max(slot) DESC, lot LIMIT @limit`,
    { ...paramsOf(scope), limit },
  );
  return parseRows(z.object({ lot: z.string() }), rows).map(({ lot }) => lot);
}

const cellSchema = z.object({ className: z.string(), cell: z.number(), boxes: z.number() });

export function boxMap(db: ReadDb, scope: Scope): BoxMap {
  const rows = db.all(
    `SELECT c.name AS className, cell, boxes
     FROM (SELECT class_id, cell, sum(boxes) AS boxes FROM (${BOXES_WITHIN}) GROUP BY class_id, cell)
       JOIN defect_class c ON c.id = class_id ORDER BY c.name, cell`,
    boxParamsOf(scope),
  );
  const classes = new Map<string, { cell: number; boxes: number }[]>();
  for (const { className, ...cell } of parseRows(cellSchema, rows)) {
    classes.set(className, [...(classes.get(className) ?? []), cell]);
  }
  return {
    grid: GRID,
    classes: [...classes].map(([className, cells]) => ({ className, cells })),
    referenceId: newestPassed(db, scope),
  };
}

/** Parts that are looked through, newest first, for one that passed: most do. */
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
  return parseRow(z.object({ id: inspectionIdSchema }), row)?.id ?? null;
}
