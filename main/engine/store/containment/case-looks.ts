import { z } from 'zod';
import type { CaseLook } from '../../../../preload/contract/parts/containment.ts';
import type { VerdictKind } from '../../../../preload/contract/parts/inspection.ts';
import { lineStateSchema } from '../../../../preload/contract/parts/signal.ts';
import {
  type CaseId,
  caseIdSchema,
  type InspectionId,
  type Instant,
  type ReplayId,
  recipeIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { isOtherWay } from '../../../domain/containment/part-ways.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { insertReviewItem } from '../review/review-items.ts';
import { judgesAsNow } from './case-deciders.ts';

const partSchema = z.object({
  caseId: caseIdSchema,
  told: lineStateSchema,
  isAsked: z.number().transform(Boolean),
  /** Whether the model that looks again is the one that decided the part. */
  isDecider: z.number().transform(Boolean),
  recipeId: recipeIdSchema,
  recipeVersion: z.number(),
});

function partOf(db: ReadDb, replayId: ReplayId, inspectionId: InspectionId): z.output<typeof partSchema> | null {
  const row = db.get(
    `SELECT c.case_id AS caseId, c.told, c.outcome IS NULL AND k.closed_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM waiting_item w WHERE w.inspection_id = c.inspection_id) AS isAsked,
       i.model_id IS r.model_id AS isDecider, i.recipe_id AS recipeId, i.recipe_version AS recipeVersion
     FROM replay r JOIN case_part c ON c.case_id = r.case_id AND c.inspection_id = @inspectionId
     JOIN containment_case k ON k.id = c.case_id JOIN inspection i ON i.id = c.inspection_id
     WHERE r.id = @replayId`,
    { replayId, inspectionId },
  );
  return parseRow(partSchema, row);
}

/**
 * Notes what a re-inspection says about a part of its case. A part that would go another way is asked about, blind, unless it waits for a
 * person or is settled. A model that repeats what it decided itself says nothing new: the part counts as not looked at. Any other replay has no case, and nothing happens. Call in the transaction of the verdict.
 */
export function noteCaseLook(
  db: WriteDb,
  replayId: ReplayId,
  inspectionId: InspectionId,
  seen: { readonly verdict: VerdictKind; readonly at: Instant },
): void {
  const part = partOf(db, replayId, inspectionId);
  if (part === null || isRepeat(db, part)) return;
  const isChanged = isOtherWay(part.told, seen.verdict);
  setLook(db, part.caseId, inspectionId, { look: isChanged ? 'changed' : 'same', verdict: seen.verdict });
  if (isChanged && part.isAsked) {
    insertReviewItem(db, inspectionId, { ask: 'case', isBlind: true, dueAt: null }, seen.at);
  }
}

/** The same for a part whose image no longer exists: it stays open. */
export function noteNoCaseLook(db: WriteDb, replayId: ReplayId, inspectionId: InspectionId): void {
  const part = partOf(db, replayId, inspectionId);
  if (part !== null) setLook(db, part.caseId, inspectionId, { look: 'none', verdict: null });
}

function setLook(
  db: WriteDb,
  caseId: CaseId,
  inspectionId: InspectionId,
  said: { readonly look: CaseLook; readonly verdict: VerdictKind | null },
): void {
  db.run(
    `UPDATE case_part SET look = @look, look_verdict = @verdict WHERE case_id = @caseId AND inspection_id = @inspectionId`,
    { caseId, inspectionId, ...said },
  );
}

function isRepeat(db: ReadDb, { isDecider, recipeId, recipeVersion }: z.output<typeof partSchema>): boolean {
  return isDecider && judgesAsNow(db, recipeId, recipeVersion);
}

/** Whether a replay looks at the parts of a case. */
export function isOfCase(db: ReadDb, replayId: ReplayId): boolean {
  return db.get('SELECT 1 FROM replay WHERE id = @replayId AND case_id IS NOT NULL', { replayId }) !== undefined;
}
