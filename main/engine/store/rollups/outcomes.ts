import { decidedWithin, PART_KEY, partKeyOf, type RollupTable, SLOT_MS } from './rollup-table.ts';

const GOOD = `kind IN ('accept', 'use-as-is')`;
const BAD = `kind IN ('reject', 'rework')`;
const BY_PERSON = 'person_id IS NOT NULL';

/**
 * What people made of the parts, in the slot in which the machine had decided them: what came later changes an old row.
 * Counts by the answer that stands: not taken back, the newest, and about the part itself (a repeat or a challenge
 * measures the person). Audited are the parts that were drawn at random, whoever answered last.
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
    'audit_pass_good',
    'audit_pass_bad',
    'audit_fail_good',
    'audit_fail_bad',
  ],
  slotMs: SLOT_MS,
  idsWithin: decidedWithin,
  facts: (admits, slotMs) => `
    SELECT ${PART_KEY.join(', ')}, count(*),
      sum(${BY_PERSON}), sum(${BY_PERSON} AND signal IN ('HOLD', 'ERROR')), sum(ask = 'timeout'),
      sum(signal = 'PASS' AND ${BAD}), sum(signal <> 'PASS' AND ${GOOD}), sum(ask = 'level' AND ${GOOD}),
      sum(${BY_PERSON} AND verdict = 'pass' AND ${BAD}), sum(${BY_PERSON} AND verdict = 'pass' AND ${GOOD}),
      sum(${BY_PERSON} AND verdict = 'fail' AND ${GOOD}), sum(${BY_PERSON} AND verdict = 'fail' AND ${BAD}),
      sum(is_audited AND signal = 'PASS' AND ${GOOD}), sum(is_audited AND signal = 'PASS' AND ${BAD}),
      sum(is_audited AND signal = 'FAIL' AND ${GOOD}), sum(is_audited AND signal = 'FAIL' AND ${BAD})
    FROM (
      SELECT ${partKeyOf(slotMs)}, i.verdict, i.signal, d.kind, d.ask, d.person_id,
        ${BY_PERSON.replace('person_id', 'd.person_id')} AND EXISTS
          (SELECT 1 FROM review_item r WHERE r.inspection_id = i.id AND r.ask = 'audit') AS is_audited
      FROM disposition d JOIN inspection i ON i.id = d.inspection_id JOIN shot s ON s.id = i.id
      WHERE ${admits('d.inspection_id')} AND d.id = (
        SELECT max(n.id) FROM disposition n WHERE n.inspection_id = d.inspection_id AND n.ask NOT IN ('repeat', 'challenge')
          AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = n.id)))
    GROUP BY ${PART_KEY.join(', ')}`,
};
