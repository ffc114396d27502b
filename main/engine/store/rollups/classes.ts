import { decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

/** Scores are counted in this many equal steps from 0 to 1. */
export const SCORE_STEPS = 20;
const STEPS = Array.from({ length: SCORE_STEPS }, (_, step) => step);
const KEY = [...PART_KEY, 'class_id'].join(', ');

/** Detections by class and score, and parts that failed by the class that mattered most. */
export const classes: RollupTable = {
  name: 'rollup_class',
  key: [...PART_KEY, 'class_id'],
  sums: ['facts', 'detections', 'failed_parts', ...STEPS.map((step) => `score_${step}`)],
  slotMs: SLOT_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => `
    SELECT ${KEY}, count(*), sum(step >= 0), sum(step < 0), ${STEPS.map((step) => `sum(step = ${step})`).join(', ')}
    FROM (
      SELECT ${partKeyOf(slotMs)}, d.class_id, min(cast(d.score * ${SCORE_STEPS} AS INTEGER), ${SCORE_STEPS - 1}) AS step
      FROM inspection i JOIN shot s ON s.id = i.id JOIN detection d ON d.inspection_id = i.id WHERE ${admits('i.id')}
      UNION ALL
      SELECT ${partKeyOf(slotMs)}, i.top_class_id, -1
      FROM inspection i JOIN shot s ON s.id = i.id
      WHERE i.verdict = 'fail' AND i.top_class_id IS NOT NULL AND ${admits('i.id')})
    GROUP BY ${KEY}`,
};
