import { z } from 'zod';
import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type {
  FaultReport,
  MachineReport,
  PaceReport,
  StageReport,
} from '../../../../preload/contract/reports/station-figures.ts';
import { type Instant, instantSchema, laneIdSchema } from '../../../../preload/contract/values/units.ts';
import { logQuantile } from '../../../domain/statistics/log-quantile.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { faults } from '../rollups/faults.ts';
import { parts } from '../rollups/parts.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';
import { CHARTED_STAGES, STEPS_PER_OCTAVE, stageDays, stages as stageHours } from '../rollups/stages.ts';
import { layered } from './layers.ts';
import { minutesPassed, narrowedTo, paramsOf, pointOf, pointStart, rowsOf, type Scope, within } from './scope.ts';

const restartsRowSchema = z.object({ count: z.number() });

const atRowSchema = z.object({ at: instantSchema, isAfterCrash: z.number().transform(Boolean) });
const codeRowSchema = z.object({ code: z.string(), parts: z.number(), notes: z.number() });

const DAY_MS = 24 * 60 * 60_000;
const MB_PER_GB = 1000;
/** A point that has just begun has no meaningful pace: one part in its first second would be sixty a minute. */
const LEAST_MINUTES = 1;

export function inspectedIn(db: ReadDb, scope: Scope): number {
  const row = db.get(
    `SELECT ifnull(sum(inspected), 0) AS count FROM ${rowsOf(parts, scope)} WHERE ${within.parts}`,
    paramsOf(scope),
  );
  return restartsRowSchema.parse(row).count;
}

const paceSchema = z.object({ point: z.number(), laneId: laneIdSchema, laneName: z.string(), inspected: z.number() });

/** Parts per minute of every lane that had any, up to the last part. A stopped line has 0, not a gap. */
export function pace(db: ReadDb, scope: Scope): Pick<PaceReport, 'lanes' | 'points'> {
  const rows = parseRows(
    paceSchema,
    db.all(
      `SELECT ${pointOf(scope)} AS point, lane_id AS laneId, (SELECT name FROM lane WHERE id = lane_id) AS laneName,
         sum(inspected) AS inspected
       FROM ${rowsOf(parts, scope)} WHERE ${within.parts} GROUP BY 1, lane_id HAVING sum(inspected) > 0 ORDER BY 1, laneName`,
      paramsOf(scope),
    ),
  );
  const lanes = new Map(rows.map(({ laneId, laneName }) => [laneId, laneName]));
  const points = new Map<number, Map<number, number>>();
  for (const { point, laneId, inspected } of rows) {
    points.set(point, (points.get(point) ?? new Map()).set(laneId, inspected));
  }
  return {
    lanes: [...lanes].map(([laneId, laneName]) => ({ laneId, laneName })),
    points: Array.from({ length: Math.max(-1, ...points.keys()) + 1 }, (_, point) => point)
      .filter((point) => minutesPassed(scope, point) >= LEAST_MINUTES)
      .map((point) => ({
        startsAt: pointStart(scope, point),
        perMinute: [...lanes.keys()].map(
          (laneId) => (points.get(point)?.get(laneId) ?? 0) / minutesPassed(scope, point),
        ),
      })),
  };
}

const stageSchema = z.object({
  laneId: laneIdSchema,
  laneName: z.string(),
  stage: z.number(),
  step: z.number(),
  count: z.number(),
});

/** p50 and p95 of every stage of every lane. */
export function stageTimes(db: ReadDb, scope: Scope): StageReport['stages'] {
  const { sql, params } = layered(
    db,
    [stageDays, stageHours],
    scope,
    ({ rows }) => `SELECT lane_id, stage, step, parts FROM ${rows} WHERE ${within.lanes}`,
  );
  const rows = parseRows(
    stageSchema,
    db.all(
      `SELECT lane_id AS laneId, l.name AS laneName, stage, step, count
       FROM (SELECT lane_id, stage, step, sum(parts) AS count FROM (${sql}) GROUP BY lane_id, stage, step)
         JOIN lane l ON l.id = lane_id ORDER BY l.name, lane_id, stage, step`,
      { ...narrowedTo(scope), ...params },
    ),
  );
  const groups = Map.groupBy(rows, ({ laneId, stage }) => `${laneId} ${stage}`);
  return [...groups.values()].flatMap((counts) => {
    const [first] = counts;
    const stage = CHARTED_STAGES[first?.stage ?? -1];
    const quantile = (share: number) => logQuantile(counts, share, STEPS_PER_OCTAVE);
    const [p50, p95] = [quantile(0.5), quantile(0.95)];
    if (first === undefined || stage === undefined || p50 === null || p95 === null) return [];
    const { laneId, laneName } = first;
    const parts = counts.reduce((sum, { count }) => sum + count, 0);
    return [{ laneId, laneName, stage, parts, p50Ms: p50 / 1000, p95Ms: p95 / 1000 }];
  });
}

const machineSchema = z.object({
  point: z.number(),
  cpuPercent: z.number(),
  cpuPercentMax: z.number(),
  memoryMb: z.number(),
  memoryMbMax: z.number(),
  diskFreeMb: z.number().nullable(),
});

export function machinePoints(db: ReadDb, scope: Scope): MachineReport['points'] {
  const rows = db.all(
    `SELECT ${pointOf(scope)} AS point, sum(cpu_percent_sum) / sum(samples) AS cpuPercent, max(cpu_percent_max) AS cpuPercentMax,
       sum(memory_mb_sum) / sum(samples) AS memoryMb, max(memory_mb_max) AS memoryMbMax, min(disk_free_mb_min) AS diskFreeMb
     FROM station_sample WHERE slot >= @firstSlot AND slot < @endSlot GROUP BY 1 ORDER BY 1`,
    { ...paramsOf(scope), ...slotsTouched(scope.span) },
  );
  return parseRows(machineSchema, rows).map(({ point, diskFreeMb, ...figures }) => ({
    startsAt: pointStart(scope, point),
    ...figures,
    diskFreeGb: diskFreeMb === null ? null : diskFreeMb / MB_PER_GB,
  }));
}

/** Samples of the computer are kept by quarter of an hour, and include those that a span touches. */
function slotsTouched({ from, until }: TimeSpan) {
  return { firstSlot: Math.floor(from / SLOT_MS), endSlot: Math.ceil(until / SLOT_MS) };
}

const diskSchema = z.object({ slot: z.number(), freeMb: z.number() });

/** Free megabytes in the first and the last quarter of an hour of a span that have a value. */
export function diskFreeEnds(db: ReadDb, { from, until }: TimeSpan, slotMs: number) {
  const end = (order: 'ASC' | 'DESC') =>
    parseRow(
      diskSchema,
      db.get(
        `SELECT slot, disk_free_mb_min AS freeMb FROM station_sample
         WHERE slot >= @first AND slot < @end AND disk_free_mb_min IS NOT NULL ORDER BY slot ${order} LIMIT 1`,
        { first: Math.floor(from / slotMs), end: Math.ceil(until / slotMs) },
      ),
    );
  const [first, last] = [end('ASC'), end('DESC')];
  if (first === null || last === null) return null;
  return { first: first.freeMb, last: last.freeMb, days: ((last.slot - first.slot) * slotMs) / DAY_MS };
}

/** Starts of the engine. A start follows a crash if the run before it has no end. */
export function engineStarts(db: ReadDb, { from, until }: TimeSpan): MachineReport['starts'] {
  const rows = db.all(
    `SELECT started_at AS at, ifnull((SELECT p.stopped_at IS NULL FROM engine_run p WHERE p.id < r.id ORDER BY p.id DESC LIMIT 1), 0) AS isAfterCrash
     FROM engine_run r WHERE started_at >= @from AND started_at < @until ORDER BY started_at`,
    { from, until },
  );
  return [...parseRows(atRowSchema, rows)];
}

/** Faults by code, most first: of parts in this scope, and of the station as a whole. */
export function faultsByCode(db: ReadDb, scope: Scope): FaultReport['faults'] {
  const rows = db.all(
    `SELECT code, sum(parts) AS parts, sum(notes) AS notes
     FROM (
       SELECT code, parts, 0 AS notes FROM ${rowsOf(faults, scope)} WHERE ${within.lanes}
       UNION ALL
       SELECT code, 0, 1 FROM fault_event WHERE at >= @from AND at < @until)
     GROUP BY code ORDER BY parts + notes DESC, code`,
    { ...paramsOf(scope), from: scope.span.from, until: scope.span.until },
  );
  return [...parseRows(codeRowSchema, rows)];
}

/** Days until the disk is full at the rate between the two ends; `null` if free space does not shrink or less than a day is known. */
export function daysLeft(ends: { readonly first: number; readonly last: number; readonly days: number } | null) {
  if (ends === null || ends.days < 1) return null;
  const perDay = (ends.first - ends.last) / ends.days;
  return perDay > 0 ? ends.last / perDay : null;
}

export function minutesIn({ from, until }: TimeSpan, now: Instant): number {
  return Math.max(0, Math.min(until, now) - from) / 60_000;
}
