import { cameDownTheLine } from '../parts/brought-parts.ts';
import { type Admits, DAY_MS, decidedWithin, HOUR_MS, type RollupTable } from './rollup-table.ts';

/** Stages of a part whose times are charted; `whole` is from admission to the decision. */
export const CHARTED_STAGES = ['watch', 'decode', 'detect', 'decide', 'record', 'whole'] as const;

/** Steps per doubling: a quantile read from these counts is at most 1.8 % off, see `mostOff`. */
export const STEPS_PER_OCTAVE = 20;
const KEY = ['hour', 'lane_id', 'stage', 'step'];
const DAY_KEY = ['day', 'lane_id', 'stage', 'step'];

/** Stage times by hour, lane and step on a logarithmic scale of microseconds. `stage` is the index in `CHARTED_STAGES`. */
export const stages: RollupTable = {
  name: 'rollup_stage',
  key: KEY,
  sums: ['parts'],
  slotMs: HOUR_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => countsBy(KEY, admits, slotMs),
};

/** The same by day in UTC: long periods are summed from it. */
export const stageDays: RollupTable = {
  name: 'rollup_stage_day',
  key: DAY_KEY,
  sums: ['parts'],
  slotMs: DAY_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => countsBy(DAY_KEY, admits, slotMs),
};

function countsBy(key: readonly string[], admits: Admits, slotMs: number): string {
  return `
    SELECT ${key.join(', ')}, count(*)
    FROM (
      SELECT i.decided_at / ${slotMs} AS ${key[0]}, s.lane_id, w.stage,
        cast(log2(max(1, CASE w.stage WHEN 0 THEN i.watch_us WHEN 1 THEN i.decode_us WHEN 2 THEN i.detect_us
          WHEN 3 THEN i.decide_us WHEN 4 THEN i.record_us ELSE (i.decided_at - s.admitted_at) * 1000 END))
          * ${STEPS_PER_OCTAVE} AS INTEGER) AS step
      FROM inspection i JOIN shot s ON s.id = i.id
        JOIN (SELECT 0 AS stage UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) w
      WHERE ${admits('i.id')} AND ${cameDownTheLine('i.id')})
    WHERE step IS NOT NULL
    GROUP BY ${key.join(', ')}`;
}
