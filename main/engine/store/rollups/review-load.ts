import { type RollupTable, SLOT_MS } from './rollup-table.ts';

const KEY = ['slot', 'lane_id'];
/** The answer that stands on an item. An item closed without one was taken out of the queue: nobody saw it. */
const ANSWER = `(SELECT max(n.id) FROM valid_disposition n WHERE n.inspection_id = r.inspection_id AND n.review_item_id = r.id)`;

/** What came to people and what left them: items queued, by the slot they came in, items closed, by the slot they were closed in, with their waiting time and the time spent on them. Studies are not counted as load of the line. */
export const reviewLoad: RollupTable = {
  name: 'rollup_review',
  key: KEY,
  sums: ['facts', 'queued', 'answered', 'timed_out', 'wait_ms', 'timed_answers', 'took_ms'],
  slotMs: SLOT_MS,
  hasSeveralTimes: true,
  idsWithin: (within) =>
    `SELECT inspection_id FROM review_item WHERE ${within('queued_at')} UNION SELECT inspection_id FROM review_item WHERE ${within('closed_at')}`,
  facts: (admits, slotMs) => `
    SELECT ${KEY.join(', ')}, count(*), sum(queued), sum(answered), sum(timed_out), sum(wait_ms), sum(took_ms IS NOT NULL),
      ifnull(sum(took_ms), 0)
    FROM (
      SELECT r.queued_at / ${slotMs} AS slot, s.lane_id, 1 AS queued, 0 AS answered, 0 AS timed_out, 0 AS wait_ms, NULL AS took_ms
      FROM review_item r JOIN shot s ON s.id = r.inspection_id
      WHERE ${admits('r.inspection_id')} AND r.ask <> 'study' AND (r.closed_at IS NULL OR ${ANSWER} IS NOT NULL)
      UNION ALL
      SELECT r.closed_at / ${slotMs}, s.lane_id, 0, d.ask <> 'timeout', d.ask = 'timeout',
        r.closed_at - r.queued_at, cast(round(d.took_ms) AS INTEGER)
      FROM review_item r JOIN shot s ON s.id = r.inspection_id
        JOIN disposition d ON d.id = ${ANSWER}
      WHERE r.closed_at IS NOT NULL AND r.ask <> 'study' AND ${admits('r.inspection_id')})
    GROUP BY ${KEY.join(', ')}`,
};
