import { z } from 'zod';
import { caseOutcomeSchema, type SettleChoice } from '../../../../preload/contract/parts/containment.ts';
import { dispositionKindSchema } from '../../../../preload/contract/station/recipe.ts';
import {
  type CaseId,
  caseIdSchema,
  dispositionIdSchema,
  type InspectionId,
  type Instant,
  instantSchema,
} from '../../../../preload/contract/values/units.ts';
import { judgementOf } from '../../../domain/review/judgement.ts';
import { parseRow, parseRows, type ReadDb, type SqlParams, type WriteDb } from '../handles.ts';

/**
 * Settles the next parts of a choice, at most `limit`. A recalled part stays recalled, whatever is said about it. Call within a transaction.
 * @returns how many
 */
export function settleParts(
  db: WriteDb,
  caseId: CaseId,
  choice: SettleChoice,
  by: { readonly name: string; readonly at: Instant; readonly limit: number },
): number {
  const { which, params } = conditionOf(choice);
  const outcome = choice.kind === 'unchanged' ? `CASE look_verdict WHEN 'pass' THEN 'good' ELSE 'bad' END` : '@outcome';
  return db.run(
    `UPDATE case_part SET outcome = ${outcome}, settled_by = @name, settled_at = @at, disposition_id = NULL
     WHERE case_id = @caseId AND inspection_id IN (
       SELECT inspection_id FROM case_part WHERE case_id = @caseId AND ${which} ORDER BY inspection_id LIMIT @limit)`,
    { ...params, caseId, ...by },
  ).changes;
}

function conditionOf(choice: SettleChoice): { readonly which: string; readonly params: SqlParams } {
  switch (choice.kind) {
    case 'chosen':
      return {
        which: `inspection_id IN (SELECT value FROM json_each(@ids)) AND outcome IS NOT @outcome AND outcome IS NOT 'recalled'`,
        params: { ids: JSON.stringify(choice.ids), outcome: choice.as },
      };
    case 'lot':
      return { which: 'lot = @lot AND outcome IS NULL', params: { lot: choice.lot ?? '', outcome: choice.as } };
    case 'open':
      return { which: 'outcome IS NULL', params: { outcome: choice.as } };
    case 'unchanged':
      // If the re-inspecting model is unsure as well, nothing is known about the part.
      return { which: `outcome IS NULL AND look = 'same' AND look_verdict <> 'undetermined'`, params: {} };
    default:
      return choice satisfies never;
  }
}

const rowSchema = z.object({
  caseId: caseIdSchema,
  outcome: caseOutcomeSchema.nullable(),
  by: dispositionIdSchema.nullable(),
  since: z.number(),
});
const answerSchema = z.object({
  id: dispositionIdSchema,
  kind: dispositionKindSchema,
  name: z.string(),
  at: instantSchema,
});

/** Whether a part belongs to a case that is not closed. */
export function isInOpenCase(db: ReadDb, inspectionId: InspectionId): boolean {
  const row = db.get(
    `SELECT 1 FROM case_part c JOIN containment_case k ON k.id = c.case_id AND k.closed_at IS NULL
     WHERE c.inspection_id = @inspectionId LIMIT 1`,
    { inspectionId },
  );
  return row !== undefined;
}

/**
 * Lets a person's answer settle a part in every open case: good or bad, or open again if the answer was undone. What was settled
 * in the case itself stays, unless a person finds a part bad that counted as good or was set aside. Call in the transaction of the answer.
 */
export function settleByAnswer(db: WriteDb, inspectionId: InspectionId): void {
  const rows = db.all(
    `SELECT c.case_id AS caseId, c.outcome, c.disposition_id AS "by", k.last_disposition_id AS since
     FROM case_part c JOIN containment_case k ON k.id = c.case_id
     WHERE c.inspection_id = @inspectionId AND k.closed_at IS NULL AND c.outcome IS NOT 'recalled'`,
    { inspectionId },
  );
  for (const { caseId, outcome, by, since } of parseRows(rowSchema, rows)) {
    const answer = parseRow(
      answerSchema,
      db.get(
        `SELECT d.id, d.kind, ifnull(p.name, '') AS name, d.made_at AS at FROM standing_disposition d JOIN person p ON p.id = d.person_id
         WHERE d.inspection_id = @inspectionId AND d.id > @since`,
        { inspectionId, since },
      ),
    );
    const judged = answer === null ? null : judgementOf(answer.kind);
    const isOwn = outcome !== null && by === null;
    if (isOwn && (outcome === 'bad' || judged !== 'bad')) continue;
    const settled = answer === null || judged === null ? null : { ...answer, judged };
    db.run(
      `UPDATE case_part SET outcome = @outcome, settled_by = @name, settled_at = @at, disposition_id = @by
       WHERE case_id = @caseId AND inspection_id = @inspectionId`,
      {
        ...{ caseId, inspectionId, outcome: settled?.judged ?? null, name: settled?.name ?? null },
        ...{ at: settled?.at ?? null, by: settled?.id ?? null },
      },
    );
  }
}
