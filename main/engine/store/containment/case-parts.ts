import { z } from 'zod';
import { type CasePart, type CasePartFilter, casePartSchema } from '../../../../preload/contract/parts/containment.ts';
import { type CaseId, type InspectionId, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { wentOf } from '../../../domain/containment/part-ways.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { inspectionsById } from '../parts/inspection-summaries.ts';

const idSchema = z.object({ id: inspectionIdSchema });

const rowSchema = casePartSchema.omit({ part: true, went: true }).extend({
  id: inspectionIdSchema,
  recall: jsonColumn(casePartSchema.shape.recall.unwrap()).nullable(),
});

const SHOWN: Readonly<Record<CasePartFilter, string>> = {
  all: '1',
  open: 'c.outcome IS NULL',
  changed: `c.look = 'changed'`,
  none: `c.look = 'none'`,
  good: `c.outcome = 'good'`,
  bad: `c.outcome = 'bad'`,
  recalled: `c.outcome = 'recalled'`,
  'set-aside': `c.outcome = 'set-aside'`,
};

/** Parts of a case in the order of their numbers, from the one after `after`, at most `limit`. */
export function caseParts(
  db: ReadDb,
  caseId: CaseId,
  page: {
    readonly show: CasePartFilter;
    readonly lot: string | null;
    readonly after: InspectionId | null;
    readonly limit: number;
  },
): readonly CasePart[] {
  const rows = db.all(
    `SELECT c.inspection_id AS id, c.told, c.look, c.look_verdict AS lookVerdict, c.outcome, c.settled_by AS settledBy,
       c.settled_at AS settledAt, CASE WHEN c.recall_seq IS NULL THEN NULL ELSE (
         SELECT json_object('epoch', e.epoch, 'number', c.recall_seq - e.after_seq) FROM line_epoch e
         WHERE e.after_seq < c.recall_seq ORDER BY e.epoch DESC LIMIT 1) END AS recall
     FROM case_part c
     WHERE c.case_id = @caseId AND c.inspection_id > @after AND ${SHOWN[page.show]}${page.lot === null ? '' : ' AND c.lot = @lot'}
     ORDER BY c.inspection_id LIMIT @limit`,
    { caseId, after: page.after ?? 0, limit: page.limit, ...(page.lot === null ? {} : { lot: page.lot }) },
  );
  const found = parseRows(rowSchema, rows);
  const ids = found.map(({ id }) => id);
  const parts = new Map(inspectionsById(db, ids).map((part) => [part.id, part]));
  return found.flatMap(({ id, ...row }) => {
    const part = parts.get(id);
    return part === undefined ? [] : [{ ...row, part, went: wentOf(row.told) }];
  });
}

/** One of these parts that does not belong to the case, or `null`. */
export function foreignPart(db: ReadDb, caseId: CaseId, ids: readonly InspectionId[]): InspectionId | null {
  const row = db.get(
    `SELECT j.value AS id FROM json_each(@ids) j WHERE NOT EXISTS (
       SELECT 1 FROM case_part c WHERE c.case_id = @caseId AND c.inspection_id = j.value) LIMIT 1`,
    { caseId, ids: JSON.stringify(ids) },
  );
  return parseRow(idSchema, row)?.id ?? null;
}
