import { z } from 'zod';
import type { ComparisonFilter } from '../../../../preload/contract/models/shadow.ts';
import { verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import { parseRow, parseRows, type ReadDb, type SqlParams } from '../handles.ts';
import { type ComparedTable, compared, comparedParams, comparedRows } from '../rollups/comparison-days.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';
import { comparedLooksOf, sourceIdOf, verdictSourceOf } from './verdict-source.ts';

const partsRowSchema = z.object({ parts: z.number() });

const OF_LANE = '(@laneId IS NULL OR lane_id = @laneId)';
const WITHIN = `slot >= @first AND slot < @end AND ${OF_LANE} AND (@lot IS NULL OR lot = @lot)`;

function paramsOf(db: ReadDb, filter: ComparisonFilter) {
  const { from, until, laneId, lot } = filter;
  const first = Math.floor(from / SLOT_MS);
  const end = Math.ceil(until / SLOT_MS);
  return { sourceId: sourceIdOf(db, filter), first, end, laneId, lot };
}

/** What `table` counts within a filter, summed by `columns`. Days are not split by lot. */
function countsBy(db: ReadDb, filter: ComparisonFilter, table: ComparedTable, columns: string, group: string) {
  const { sourceId, first, end, laneId, lot } = paramsOf(db, filter);
  const rows =
    lot === null
      ? `${comparedRows(table)} WHERE ${OF_LANE}`
      : `${table.fine.name} WHERE ${table.source} = @sourceId AND ${WITHIN}`;
  return db.all(`SELECT ${columns}, sum(parts) AS parts FROM ${rows} GROUP BY ${group} ORDER BY ${group}`, {
    ...(lot === null ? comparedParams(first, end) : { first, end, lot }),
    ...{ sourceId, laneId },
  });
}

const verdictCountSchema = z.object({
  champion: verdictKindSchema,
  challenger: verdictKindSchema,
  known: z.enum(['good', 'bad', 'good-aided', 'bad-aided', 'waiting', 'open', 'unjudged']),
  parts: z.number(),
});
export type VerdictCount = Readonly<z.output<typeof verdictCountSchema>>;

/** How often champion and challenger gave which verdict, and what is known of these parts. */
export function verdictCounts(db: ReadDb, filter: ComparisonFilter): readonly VerdictCount[] {
  const group = 'champion, challenger, known';
  const rows = countsBy(db, filter, compared.verdicts[comparedLooksOf(filter)], group, group);
  return parseRows(verdictCountSchema, rows);
}

const flag = z.number().transform(Boolean);
const classCountSchema = z.object({
  className: z.string(),
  byChampion: flag,
  byChallenger: flag,
  byPeople: z.enum(['yes', 'no', 'unknown']),
  parts: z.number(),
});
export type ClassCount = Readonly<z.output<typeof classCountSchema>>;

/** How often which defect class was named by whom, in the order of their names. */
export function classCounts(db: ReadDb, filter: ComparisonFilter): readonly ClassCount[] {
  const rows = countsBy(
    db,
    filter,
    compared.classes[comparedLooksOf(filter)],
    'class_name AS className, by_champion AS byChampion, by_challenger AS byChallenger, by_people AS byPeople',
    'class_name, by_champion, by_challenger, by_people',
  );
  return parseRows(classCountSchema, rows);
}

/** Parts that the challenger skipped: its figures depend on how many it has not seen. A replay skips none. */
export function skippedParts(db: ReadDb, filter: ComparisonFilter): number {
  if (filter.replayId !== null) return 0;
  const row = db.get(
    `SELECT ifnull(sum(parts), 0) AS parts FROM shadow_skipped WHERE model_id = @sourceId AND ${WITHIN}`,
    paramsOf(db, filter),
  );
  return parseRow(partsRowSchema, row)?.parts ?? 0;
}

/** The largest number of looks used for latencies: the newest. */
const MOST_LOOKS = 1000;
const lookSchema = z.object({ championMs: z.number().nullable(), challengerMs: z.number() });

/** How long champion and challenger took for the same parts, from prepared image to detections; newest first. */
export function lookTimes(db: ReadDb, filter: ComparisonFilter): readonly z.output<typeof lookSchema>[] {
  const rows = db.all(
    `SELECT (i.prepare_us + i.detect_us + i.read_us) / 1000.0 AS championMs, v.look_us / 1000.0 AS challengerMs
     FROM ${looksOf(filter)} WHERE v.${verdictSourceOf(filter).lookKey} = @sourceId AND v.fault_code IS NULL AND ${PARTS_WITHIN}
     ORDER BY v.inspection_id DESC LIMIT ${MOST_LOOKS}`,
    partParams(db, filter),
  );
  return parseRows(lookSchema, rows);
}

/** How to find a challenger's looks `v`, with `inspection i` and `shot s`: by lot if one is given, otherwise in their own order. */
export function looksOf(filter: ComparisonFilter): string {
  const { looks } = verdictSourceOf(filter);
  return filter.lot === null
    ? `${looks} v CROSS JOIN inspection i ON i.id = v.inspection_id CROSS JOIN shot s ON s.id = i.id`
    : `shot s CROSS JOIN ${looks} v ON v.inspection_id = s.id CROSS JOIN inspection i ON i.id = s.id`;
}

/** Narrows these looks to exactly the parts that the roll-ups count. For {@link partParams}. */
export const PARTS_WITHIN = `i.decided_at >= @first AND i.decided_at < @end AND (@laneId IS NULL OR s.lane_id = @laneId)
  AND (@lot IS NULL OR s.lot = @lot)`;

export function partParams(db: ReadDb, filter: ComparisonFilter): SqlParams {
  const { first, end, ...rest } = paramsOf(db, filter);
  return { ...rest, first: first * SLOT_MS, end: end * SLOT_MS };
}
