import { decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

/** What the standing answer of a person calls the part; the kinds are those of `judgementOf`: a concession says nothing about the model. */
const CALLED = `CASE WHEN kind IS NULL THEN NULL WHEN kind = 'accept' THEN 'good' WHEN kind IN ('reject', 'rework') THEN 'bad'
  ELSE 'unsaid' END`;

const countsOf = (signal: 'PASS' | 'FAIL') =>
  ['', "called = 'good'", "called = 'bad'", "called = 'unsaid'"]
    .map((called) => `sum(signal = '${signal}'${called && ` AND ifnull(${called}, 0)`})`)
    .join(', ');

/**
 * Automatic decisions drawn at random for an audit, in the slot of the machine's decision: all of them, and those
 * whose standing answer calls the part good, bad, or neither. The last answer counts. The rest are unanswered.
 */
export const audits: RollupTable = {
  name: 'rollup_audit',
  key: PART_KEY,
  sums: [
    'audits',
    ...['pass_drawn', 'pass_good', 'pass_bad', 'pass_unsaid'],
    ...['fail_drawn', 'fail_good', 'fail_bad', 'fail_unsaid'],
  ],
  slotMs: SLOT_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => `
    SELECT ${PART_KEY.join(', ')}, count(*), ${countsOf('PASS')}, ${countsOf('FAIL')}
    FROM (
      SELECT *, ${CALLED} AS called FROM (
        SELECT ${partKeyOf(slotMs)}, i.signal, (
          SELECT d.kind FROM standing_disposition d WHERE d.inspection_id = i.id AND d.person_id IS NOT NULL) AS kind
        FROM review_item r JOIN inspection i ON i.id = r.inspection_id JOIN shot s ON s.id = i.id
        WHERE r.ask = 'audit' AND ${admits('r.inspection_id')}))
    GROUP BY ${PART_KEY.join(', ')}`,
};
