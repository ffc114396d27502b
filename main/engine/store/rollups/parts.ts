import { cameDownTheLine } from '../parts/brought-parts.ts';
import { decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

/** Sharpness beyond this (hundredths) counts as this in the sums, so that no sum of squares exceeds 64 bits. */
const SHARPNESS_CAP = 2_000_000;

/** What the machine decided about the parts, and how their images look. Duplicates have no lot, recipe or model: empty or 0 there. */
export const parts: RollupTable = {
  name: 'rollup',
  key: PART_KEY,
  sums: [
    'shots',
    'inspected',
    'verdict_pass',
    'verdict_fail',
    'verdict_undetermined',
    'signal_pass',
    'signal_fail',
    'signal_hold',
    'signal_error',
    'unreadable',
    'duplicate',
    'detections',
    'with_detection',
    'with_optics',
    'brightness_sum',
    'brightness_squares',
    'contrast_sum',
    'contrast_squares',
    'sharpness_sum',
    'sharpness_squares',
  ],
  slotMs: SLOT_MS,
  idsWithin: (within) =>
    `${decidedWithin(within)} UNION ALL SELECT id FROM shot WHERE duplicate_of IS NOT NULL AND ${within('admitted_at')}`,
  facts: (admits, slotMs) => `
    SELECT ${PART_KEY.join(', ')}, count(*),
      count(*), sum(verdict = 'pass'), sum(verdict = 'fail'), sum(verdict = 'undetermined'),
      sum(signal = 'PASS'), sum(signal = 'FAIL'), sum(signal = 'HOLD'), sum(signal = 'ERROR'),
      sum(is_readable = 0), 0, sum(detections), sum(detections > 0), count(brightness),
      ifnull(sum(brightness), 0), ifnull(sum(brightness * brightness), 0),
      ifnull(sum(contrast), 0), ifnull(sum(contrast * contrast), 0),
      ifnull(sum(sharpness), 0), ifnull(sum(sharpness * sharpness), 0)
    FROM (
      SELECT ${partKeyOf(slotMs)}, i.verdict, i.signal, i.is_readable,
        (SELECT count(*) FROM detection d WHERE d.inspection_id = i.id) AS detections,
        i.brightness_hundredths AS brightness, i.contrast_hundredths AS contrast,
        min(i.sharpness_hundredths, ${SHARPNESS_CAP}) AS sharpness
      FROM inspection i JOIN shot s ON s.id = i.id WHERE ${admits('i.id')} AND ${cameDownTheLine('i.id')})
    GROUP BY ${PART_KEY.join(', ')}
    UNION ALL
    SELECT admitted_at / ${slotMs}, lane_id, '', 0, 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*), 0, 0, 0, 0, 0, 0, 0, 0, 0
    FROM shot WHERE duplicate_of IS NOT NULL AND ${admits('shot.id')}
    GROUP BY 1, 2`,
};
