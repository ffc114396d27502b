import { z } from 'zod';
import {
  type CaseCounts,
  caseLookSchema,
  caseOutcomeSchema,
  MOST_LOTS,
  type Went,
} from '../../../../preload/contract/parts/containment.ts';
import { lineStateSchema } from '../../../../preload/contract/parts/signal.ts';
import type { CaseId } from '../../../../preload/contract/values/units.ts';
import { wentOf } from '../../../domain/containment/part-ways.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { IS_AT_HAND, TOLD_STATE } from '../line/line-told.ts';

const emptyIsNull = (text: string) => (text === '' ? null : text);
const rowSchema = z.object({
  lot: z.string().transform(emptyIsNull),
  told: lineStateSchema,
  look: z.string().transform(emptyIsNull).pipe(caseLookSchema.nullable()),
  outcome: z.string().transform(emptyIsNull).pipe(caseOutcomeSchema.nullable()),
  parts: z.number().int().nonnegative(),
});
type CountRow = z.output<typeof rowSchema>;

const ofWays = (count: (went: Went) => number): CaseCounts['went'] => ({
  passed: count('passed'),
  failed: count('failed'),
  held: count('held'),
  error: count('error'),
  recalled: count('recalled'),
});

function countsOf(rows: readonly CountRow[]): CaseCounts {
  const sum = (isCounted: (row: CountRow) => boolean) =>
    rows.reduce((parts, row) => parts + (isCounted(row) ? row.parts : 0), 0);
  return {
    parts: sum(() => true),
    went: ofWays((went) => sum(({ told }) => wentOf(told) === went)),
    open: sum(({ outcome }) => outcome === null),
    good: sum(({ outcome }) => outcome === 'good'),
    bad: sum(({ outcome }) => outcome === 'bad'),
    recalled: sum(({ outcome }) => outcome === 'recalled'),
    setAside: sum(({ outcome }) => outcome === 'set-aside'),
    same: sum(({ look }) => look === 'same'),
    changed: sum(({ look }) => look === 'changed'),
    none: sum(({ look }) => look === 'none'),
  };
}

/** The parts of a case, counted. */
export function caseCounts(db: ReadDb, caseId: CaseId): CaseCounts {
  const rows = db.all(
    `SELECT '' AS lot, told, look, outcome, sum(parts) AS parts FROM case_count WHERE case_id = @caseId GROUP BY told, look, outcome`,
    { caseId },
  );
  return countsOf(parseRows(rowSchema, rows));
}

/** The same by lot, at most {@link MOST_LOTS} of them, in the order of their names; null: the file name gives none. */
export function caseLots(
  db: ReadDb,
  caseId: CaseId,
): readonly { readonly lot: string | null; readonly counts: CaseCounts }[] {
  const rows = db.all(
    `SELECT lot, told, look, outcome, parts FROM case_count WHERE case_id = @caseId AND parts > 0 AND lot IN (
       SELECT DISTINCT lot FROM case_count WHERE case_id = @caseId ORDER BY lot LIMIT @most) ORDER BY lot`,
    { caseId, most: MOST_LOTS },
  );
  const lots = Map.groupBy(parseRows(rowSchema, rows), ({ lot }) => lot);
  return [...lots].map(([lot, counted]) => ({ lot, counts: countsOf(counted) }));
}

const numberSchema = z.object({ n: z.number() });

/** Parts of a case that wait for a person. */
export function waitingInCase(db: ReadDb, caseId: CaseId): number {
  const row = db.get(
    `SELECT count(DISTINCT w.inspection_id) AS n FROM waiting_item w JOIN case_part c ON c.inspection_id = w.inspection_id
     WHERE c.case_id = @caseId`,
    { caseId },
  );
  return parseRow(numberSchema, row)?.n ?? 0;
}

/** The kinds of `letsGo`. */
const LETS_GO = `'PASS', 'accept', 'use-as-is'`;

/**
 * Parts of a case that are confirmed bad, and that the line was last told to let pass or may still be: an answer is on its way, or the
 * part waits for one, which would not know of the case.
 */
export function badAtLarge(db: ReadDb, caseId: CaseId): number {
  const row = db.get(
    `SELECT count(*) AS n FROM case_part c JOIN line_message m ON m.seq = (
       SELECT max(l.seq) FROM line_message l WHERE l.shot_id = c.inspection_id)
     JOIN inspection i ON i.id = c.inspection_id LEFT JOIN disposition d ON d.id = m.disposition_id
     LEFT JOIN line_held h ON h.shot_id = i.id LEFT JOIN disposition a ON a.id = h.disposition_id
     WHERE c.case_id = @caseId AND c.outcome = 'bad' AND (
       ${TOLD_STATE} IN (${LETS_GO}) OR a.kind IN (${LETS_GO})
       OR (${TOLD_STATE} = 'HOLD' AND (a.id IS NOT NULL OR EXISTS (SELECT 1 FROM waiting_item w WHERE w.inspection_id = i.id)))
       OR (${TOLD_STATE} <> 'RECALL' AND ${IS_AT_HAND} AND EXISTS (
         SELECT 1 FROM waiting_item w WHERE w.inspection_id = i.id AND w.ask IN ('audit', 'discordant'))))`,
    { caseId },
  );
  return parseRow(numberSchema, row)?.n ?? 0;
}
