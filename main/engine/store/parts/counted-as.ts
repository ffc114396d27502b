import type { Counted } from '../../../../preload/contract/parts/history.ts';

/** A column or condition on `standing_disposition d`, of the decision that stands for `inspection i`; null if there is none. */
export const STANDING = (what: string) => `(SELECT ${what} FROM standing_disposition d WHERE d.inspection_id = i.id)`;

/** The same for the first decision about it that was not undone. */
const FIRST = (what: string) =>
  `(SELECT ${what} FROM part_disposition d WHERE d.inspection_id = i.id ORDER BY d.id LIMIT 1)`;

/** While a part waits at the level `shadow`, nobody may find out what the model said, not even by searching. */
export const OPEN_OPINION = 'NOT EXISTS (SELECT 1 FROM sealed_item r WHERE r.inspection_id = i.id)';

const GOOD = `d.kind = 'accept'`;
const USED = `d.kind IN ('accept', 'use-as-is')`;
const BAD = `d.kind IN ('reject', 'rework')`;
const BY_PERSON = 'd.person_id IS NOT NULL';
const AUDITED = `EXISTS (SELECT 1 FROM review_item r WHERE r.inspection_id = i.id AND r.ask = 'audit')`;

/** The parts counted by the roll-ups, as conditions on `inspection i`; see `rollups/parts.ts`, `rollups/outcomes.ts` and `rollups/audits.ts`. */
export const countedAs: Readonly<Record<Counted, string>> = {
  'passed-first': `(i.signal = 'PASS' OR ${FIRST(`d.ask = 'level' AND ${USED}`)})`,
  'by-model': "i.signal IN ('PASS', 'FAIL')",
  'not-passed': `i.verdict <> 'pass' AND ${OPEN_OPINION}`,
  undetected: `i.is_readable = 1 AND i.automation_level <> 'manual'
    AND NOT EXISTS (SELECT 1 FROM detection t WHERE t.inspection_id = i.id) AND ${OPEN_OPINION}`,
  overruled: `i.verdict <> 'undetermined'
    AND ${STANDING(`${BY_PERSON} AND (CASE i.verdict WHEN 'pass' THEN ${BAD} ELSE ${GOOD} END)`)}`,
  escape: `i.signal = 'PASS' AND ${AUDITED} AND ${STANDING(`${BY_PERSON} AND ${BAD}`)}`,
  overkill: `i.signal = 'FAIL' AND ${AUDITED} AND ${STANDING(`${BY_PERSON} AND ${GOOD}`)}`,
  unreadable: 'i.is_readable = 0',
  faulty: 'i.fault_code IS NOT NULL',
  rejected: `ifnull(CASE WHEN i.signal IN ('PASS', 'HOLD') THEN ${STANDING(BAD)} ELSE NOT ifnull(${STANDING(USED)}, 0) END, 0)`,
  'told-rejected': `(i.signal IN ('FAIL', 'ERROR') OR ifnull(i.signal = 'HOLD' AND ${FIRST(BAD)}, 0))`,
};
