import { z } from 'zod';
import type { RecallChoice } from '../../../../preload/contract/parts/containment.ts';
import {
  type CaseId,
  type InspectionId,
  type Instant,
  inspectionIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { parseRow, parseRows, type SqlParams, type WriteDb } from '../handles.ts';
import { queueRecall } from '../line/line-messages.ts';
import { lineStation } from '../line/line-station.ts';
import { dropHeld } from '../line/line-told.ts';

const idSchema = z.object({ id: inspectionIdSchema });
const newestSchema = z.object({ seq: z.number().int().positive(), recalls: z.number().int().positive().nullable() });

/**
 * Recalls the next parts of a choice, at most `limit`: queues the message of each and settles it, both or neither, so that none is
 * told twice. Call within a transaction. @returns how many
 */
export function recallParts(
  db: WriteDb,
  caseId: CaseId,
  choice: RecallChoice,
  by: { readonly name: string; readonly at: Instant; readonly limit: number },
): number {
  const { which, params } = conditionOf(choice);
  const rows = db.all(
    `SELECT inspection_id AS id FROM case_part WHERE case_id = @caseId AND ${which} AND outcome IS NOT 'recalled'
     ORDER BY inspection_id LIMIT @limit`,
    { ...params, caseId, limit: by.limit },
  );
  const parts = parseRows(idSchema, rows);
  for (const { id } of parts) {
    db.run(
      `UPDATE case_part SET outcome = 'recalled', settled_by = @name, settled_at = @at, disposition_id = NULL, recall_seq = @seq
       WHERE case_id = @caseId AND inspection_id = @id`,
      { caseId, id, name: by.name, at: by.at, seq: recallOf(db, id, by.at) },
    );
  }
  return parts.length;
}

/** The message that recalls a part: a new one, unless the line has already been told, for example in another case. */
function recallOf(db: WriteDb, id: InspectionId, madeAt: Instant): number {
  // Only what is needed: what the newest message said may be unreadable, and the part is recalled all the same.
  const row = db.get('SELECT seq, recalls FROM line_message WHERE shot_id = @id ORDER BY seq DESC LIMIT 1', { id });
  const newest = parseRow(newestSchema, row);
  if (newest === null) throw new Error(`The line was never told of part ${id}`);
  const { seq, recalls } = newest;
  if (recalls !== null && seq > lineStation(db).afterSeq) return seq;
  // An answer whose undo time still runs is never told.
  dropHeld(db, id);
  return queueRecall(db, { shotId: id, supersedes: seq, recalls: recalls ?? seq, madeAt });
}

function conditionOf(choice: RecallChoice): { readonly which: string; readonly params: SqlParams } {
  switch (choice.kind) {
    case 'chosen':
      return {
        which: 'inspection_id IN (SELECT value FROM json_each(@ids))',
        params: { ids: JSON.stringify(choice.ids) },
      };
    case 'changed':
      return { which: `look = 'changed' AND ifnull(outcome, 'bad') = 'bad'`, params: {} };
    case 'bad':
      return { which: `outcome = 'bad'`, params: {} };
    default:
      return choice satisfies never;
  }
}
