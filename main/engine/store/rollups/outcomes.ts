import { decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

const GOOD = `kind = 'accept'`;
/** Parts that may be used: good ones, and those that somebody concedes. */
const USED = `kind IN ('accept', 'use-as-is')`;
const BAD = `kind IN ('reject', 'rework')`;
const BY_PERSON = 'person_id IS NOT NULL';

/**
 * What people decided about the parts, in the slot of the machine's decision: a later answer changes an old row.
 * Counts by the answer that stands: not undone, the newest, and about the part itself (a repeat or a challenge
 * measures the person). A concession lets a part be used and says nothing about the model. The first answer counts for the
 * first-pass yield and for what the line was told first, whatever a second look found.
 */
export const outcomes: RollupTable = {
  name: 'rollup_outcome',
  key: PART_KEY,
  sums: [
    'answered',
    'by_person',
    'held_by_person',
    'timed_out',
    'pass_rejected',
    'other_accepted',
    'level_accepted',
    'overruled_pass',
    'confirmed_pass',
    'overruled_fail',
    'confirmed_fail',
    'hold_answered',
    'hold_used',
    'hold_rejected',
    'hold_rejected_first',
  ],
  slotMs: SLOT_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => `
    SELECT ${PART_KEY.join(', ')}, count(*),
      sum(${BY_PERSON}), sum(${BY_PERSON} AND signal IN ('HOLD', 'ERROR')), sum(ask = 'timeout'),
      sum(signal = 'PASS' AND ${BAD}), sum(signal <> 'PASS' AND ${USED}), sum(first_ask = 'level' AND first_kind IN ('accept', 'use-as-is')),
      sum(${BY_PERSON} AND verdict = 'pass' AND ${BAD}), sum(${BY_PERSON} AND verdict = 'pass' AND ${GOOD}),
      sum(${BY_PERSON} AND verdict = 'fail' AND ${GOOD}), sum(${BY_PERSON} AND verdict = 'fail' AND ${BAD}),
      sum(signal = 'HOLD'), sum(signal = 'HOLD' AND ${USED}), sum(signal = 'HOLD' AND ${BAD}),
      sum(signal = 'HOLD' AND first_kind IN ('reject', 'rework'))
    FROM (
      SELECT ${partKeyOf(slotMs)}, i.verdict, i.signal, d.kind, d.ask, d.person_id,
        f.kind AS first_kind, f.ask AS first_ask
      FROM standing_disposition d JOIN inspection i ON i.id = d.inspection_id JOIN shot s ON s.id = i.id
        JOIN disposition f ON f.id = (SELECT min(n.id) FROM part_disposition n WHERE n.inspection_id = d.inspection_id)
      WHERE ${admits('d.inspection_id')})
    GROUP BY ${PART_KEY.join(', ')}`,
};
