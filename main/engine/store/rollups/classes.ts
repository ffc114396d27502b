import { type Admits, DAY_MS, decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

/** Scores are counted in this many equal steps from 0 to 1. */
export const SCORE_STEPS = 20;
const STEPS = Array.from({ length: SCORE_STEPS }, (_, step) => step);
const KEY = [...PART_KEY, 'class_id'];
const DAY_KEY = ['day', 'lane_id', 'recipe_id', 'recipe_version', 'model_id', 'class_id'];
const SUMS = ['facts', 'detections', 'failed_parts', ...STEPS.map((step) => `score_${step}`)] as const;

/** Detections by class and score, and failed parts by the class that counted most. */
export const classes: RollupTable = {
  name: 'rollup_class',
  key: KEY,
  sums: SUMS,
  slotMs: SLOT_MS,
  concerns: ({ namesClasses }) => namesClasses,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => countsBy(KEY, 'slot', admits, slotMs),
};

/** The same by day in UTC and for all lots together: long periods are summed from it. */
export const classDays: RollupTable = {
  name: 'rollup_class_day',
  key: DAY_KEY,
  sums: SUMS,
  slotMs: DAY_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => countsBy(DAY_KEY, 'day', admits, slotMs),
};

function countsBy(key: readonly string[], slot: string, admits: Admits, slotMs: number): string {
  const names = key.map((column) => (column === slot ? `slot AS ${slot}` : column)).join(', ');
  const groups = key.map((column) => (column === slot ? 'slot' : column)).join(', ');
  return `
    SELECT ${names}, count(*), sum(step >= 0), sum(step < 0), ${STEPS.map((step) => `sum(step = ${step})`).join(', ')}
    FROM (
      SELECT ${partKeyOf(slotMs)}, d.class_id, min(cast(d.score * ${SCORE_STEPS} AS INTEGER), ${SCORE_STEPS - 1}) AS step
      FROM inspection i JOIN shot s ON s.id = i.id JOIN detection d ON d.inspection_id = i.id WHERE ${admits('i.id')}
      UNION ALL
      SELECT ${partKeyOf(slotMs)}, i.top_class_id, -1
      FROM inspection i JOIN shot s ON s.id = i.id
      WHERE i.verdict = 'fail' AND i.top_class_id IS NOT NULL AND ${admits('i.id')})
    GROUP BY ${groups}`;
}
