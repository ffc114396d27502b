import { z } from 'zod';
import type { CaseScope } from '../../../../preload/contract/parts/containment.ts';
import { inspectionIdSchema, instantSchema } from '../../../../preload/contract/values/units.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRow, parseRows, type SqlParams, type WriteDb } from '../handles.ts';
import { TOLD_STATE } from '../line/line-told.ts';
import { IS_COMPARABLE } from '../models/replay-walk.ts';
import { cameDownTheLine } from '../parts/brought-parts.ts';
import { noteDeciders } from './case-deciders.ts';
import { moveStepPlace, type StepRow } from './case-steps.ts';
import type { CaseRow } from './cases.ts';
import { settleByAnswer } from './settle-parts.ts';

const placeSchema = z.object({ at: instantSchema, id: z.number() });
const idSchema = z.object({ id: inspectionIdSchema });

/**
 * Records the next parts of a case, walking over at most `steps` records in the order in which they were decided, whether they belong to it or
 * not. Call within a transaction. @returns how many were recorded, and whether there may be more
 */
export function collectParts(
  db: WriteDb,
  { id: caseId, ...row }: CaseRow,
  step: StepRow,
  steps: number,
): { readonly parts: number; readonly isMore: boolean } {
  const { from, until } = row.scope;
  const start = from !== null && step.placeAt < from ? { at: from, id: 0 } : { at: step.placeAt, id: step.placeId };
  const walk = { fromAt: start.at, fromId: start.id, until: until ?? Number.MAX_SAFE_INTEGER };
  const end = parseRow(
    placeSchema,
    db.get(
      `SELECT at, id FROM (SELECT decided_at AS at, id FROM inspection
         WHERE decided_at >= @fromAt AND (decided_at, id) > (@fromAt, @fromId) AND decided_at < @until
         ORDER BY decided_at, id LIMIT @steps)
       ORDER BY at DESC, id DESC LIMIT 1`,
      { ...walk, steps },
    ),
  );
  if (end === null) return { parts: 0, isMore: false };
  const range = { fromAt: start.at, fromId: start.id, endAt: end.at, endId: end.id };
  const { sql, params } = scopeCondition(row.scope);
  const { changes } = db.run(
    `INSERT INTO case_part (case_id, inspection_id, lot, told, told_seq, look)
     SELECT @caseId, i.id, ifnull(s.lot, ''), ${TOLD_STATE}, m.seq, iif(${IS_COMPARABLE}, NULL, 'none')
     FROM inspection i JOIN shot s ON s.id = i.id
     JOIN line_message m ON m.seq = (SELECT max(n.seq) FROM line_message n WHERE n.shot_id = i.id AND n.seq <= @lastMessageSeq)
     LEFT JOIN disposition d ON d.id = m.disposition_id
     WHERE ${WITHIN} AND i.id <= @lastInspectionId AND ${cameDownTheLine('i.id')} AND ${sql}`,
    { ...range, ...params, caseId, lastMessageSeq: row.lastMessageSeq, lastInspectionId: row.lastInspectionId },
  );
  if (changes > 0) {
    noteTimes(db, caseId, range);
    noteDeciders(db, caseId, WITHIN, range);
  }
  settleAnswered(db, caseId, range, row.lastDispositionId);
  moveStepPlace(db, step.id, end);
  return { parts: changes, isMore: true };
}

const WITHIN = `i.decided_at >= @fromAt AND (i.decided_at, i.id) > (@fromAt, @fromId) AND (i.decided_at, i.id) <= (@endAt, @endId)`;

function noteTimes(db: WriteDb, caseId: number, { endAt, ...range }: { readonly endAt: number } & SqlParams): void {
  db.run(
    `UPDATE containment_case SET last_at = @endAt, first_at = ifnull(first_at, (SELECT min(i.decided_at) FROM inspection i
       JOIN case_part c ON c.case_id = @caseId AND c.inspection_id = i.id WHERE ${WITHIN}))
     WHERE id = @caseId`,
    { ...range, endAt, caseId },
  );
}

/** Parts that somebody has answered since the case was opened, before they were written down. */
function settleAnswered(db: WriteDb, caseId: number, range: SqlParams, lastDispositionId: number): void {
  const rows = db.all(
    `SELECT DISTINCT n.inspection_id AS id FROM disposition n JOIN inspection i ON i.id = n.inspection_id
     WHERE n.id > @lastDispositionId AND ${WITHIN}
       AND EXISTS (SELECT 1 FROM case_part c WHERE c.case_id = @caseId AND c.inspection_id = i.id)`,
    { ...range, caseId, lastDispositionId },
  );
  for (const { id } of parseRows(idSchema, rows)) settleByAnswer(db, id);
}

/** What belongs to a scope, as a condition on `inspection i JOIN shot s`. Its time bounds the walk. */
function scopeCondition(scope: CaseScope): { readonly sql: string; readonly params: SqlParams } {
  const { sql, params } = kindCondition(scope);
  if (scope.laneId === null) return { sql, params };
  return { sql: `${sql} AND s.lane_id = @laneId`, params: { ...params, laneId: scope.laneId } };
}

function kindCondition(scope: CaseScope): { readonly sql: string; readonly params: SqlParams } {
  switch (scope.kind) {
    case 'model':
      return {
        sql: 'i.model_id = (SELECT o.id FROM model o WHERE o.sha256 = @sha256)',
        params: { sha256: sha256Blob(scope.sha256) },
      };
    case 'rollout':
      return {
        sql: `EXISTS (SELECT 1 FROM rollout_part a WHERE a.inspection_id = i.id AND a.rollout_id = @rolloutId
          AND (a.arm = 'canary' OR @isBoth = 1))`,
        params: { rolloutId: scope.id, isBoth: scope.arm === 'both' ? 1 : 0 },
      };
    case 'recipe':
      return {
        sql: 'i.recipe_id = @recipeId AND i.recipe_version = @version',
        params: { recipeId: scope.recipeId, version: scope.version },
      };
    case 'span':
      return { sql: '1', params: {} };
    default:
      return scope satisfies never;
  }
}
