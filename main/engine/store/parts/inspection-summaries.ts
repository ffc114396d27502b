import { z } from 'zod';
import { type InspectionSummary, inspectionSummarySchema } from '../../../../preload/contract/parts/inspection.ts';
import type { InspectionId } from '../../../../preload/contract/values/units.ts';
import { type ReadDb, readableRows } from '../handles.ts';
import { cameDownTheLine } from './brought-parts.ts';
import { IS_WAITING } from './known-answer.ts';

/** The columns of one inspection in a list, with the disposition that counts. */
export const SUMMARY_COLUMNS = `
  i.id, s.lane_id AS laneId, l.name AS laneName, s.relative_path AS relativePath, s.serial, s.lot,
  s.captured_at AS capturedAt, i.decided_at AS decidedAt, i.verdict, i.signal, c.name AS topClass, i.top_score AS topScore,
  i.is_readable AS isReadable,
  ${IS_WAITING} AS isWaiting,
  EXISTS (SELECT 1 FROM sealed_item r WHERE r.inspection_id = i.id) AS isSecret,
  (SELECT d.kind FROM standing_disposition d WHERE d.inspection_id = i.id) AS disposition,
  (SELECT p.arm FROM rollout_part p WHERE p.inspection_id = i.id) AS arm,
  i.decided_at - s.admitted_at AS elapsedMs`;

export const SUMMARY_TABLES = `
  inspection i JOIN shot s ON s.id = i.id JOIN lane l ON l.id = s.lane_id LEFT JOIN defect_class c ON c.id = i.top_class_id`;

const flag = z.number().transform(Boolean);

export const summaryRowSchema = inspectionSummarySchema.omit({ fileName: true }).extend({
  relativePath: z.string(),
  isReadable: flag,
  isWaiting: flag,
  /** Waits at the level `shadow`: nobody may see what the model said, not even in a list. */
  isSecret: flag,
});
export type SummaryRow = Readonly<z.infer<typeof summaryRowSchema>>;

export function summaryOf({ relativePath, isSecret, ...row }: SummaryRow): InspectionSummary {
  const summary = { ...row, fileName: relativePath.slice(relativePath.lastIndexOf('/') + 1) };
  return isSecret ? { ...summary, verdict: 'undetermined', topClass: null, topScore: null } : summary;
}

/** The newest inspections, newest first; older than `before` if given. */
export function recentInspections(
  db: ReadDb,
  page: { readonly limit: number; readonly before?: InspectionId | undefined },
): readonly InspectionSummary[] {
  const rows = db.all(
    `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_TABLES} WHERE i.id < @before AND ${cameDownTheLine('i.id')} ORDER BY i.id DESC LIMIT @limit`,
    { before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit },
  );
  return readableRows(db, summaryRowSchema, rows).map(summaryOf);
}

/** The inspections with these ids, oldest first. */
export function inspectionsById(db: ReadDb, ids: readonly InspectionId[]): readonly InspectionSummary[] {
  const rows = db.all(
    `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_TABLES} WHERE i.id IN (SELECT value FROM json_each(@ids)) ORDER BY i.id`,
    { ids: JSON.stringify(ids) },
  );
  return readableRows(db, summaryRowSchema, rows).map(summaryOf);
}
