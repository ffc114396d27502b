import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Adjudication, Disagreement } from '../../../preload/contract/parts/adjudication.ts';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { DispositionId, Instant } from '../../../preload/contract/values/units.ts';
import { judgementOf } from '../../domain/review/judgement.ts';
import type { WriteDb } from '../store/handles.ts';
import { inspectionOf } from '../store/parts/inspections.ts';
import { disagreementOf, settleDisagreements } from '../store/review/disagreements.ts';
import { addDisposition, effectiveOf } from '../store/review/dispositions.ts';
import { addReference } from '../store/review/references.ts';
import { kindObjection } from './answers.ts';

export type Adjudicated = {
  readonly disagreement: Disagreement;
  /** The disposition that changed what happens to the part; null if it was right already. */
  readonly dispositionId: DispositionId | null;
};

/** Agrees the answer to a disputed part: it settles all its disagreements, and corrects the part if that was answered differently. */
export function adjudicate(db: WriteDb, actor: Actor, decision: Adjudication, now: Instant): Result<Adjudicated> {
  const { id, isBad, boxes, reason } = decision;
  const classNames = isBad ? decision.classNames : [];
  return db.transaction(() => {
    const open = disagreementOf(db, id);
    if (open === null) return failed(notFound('disagreement', id));
    if (open.decision !== null) return failed(conflict('dispute-settled'));
    const { inspectionId } = open;
    const inspection = inspectionOf(db, inspectionId);
    if (inspection === null) throw new Error(`Disagreement ${id} stands on no inspection`);
    const objection = isBad ? null : kindObjection(db, inspectionId, 'accept');
    if (objection !== null) return failed(objection);
    const answered = { inspectionId, classNames, boxes: isBad ? boxes : [], comment: reason };
    const made = { personId: actor.personId, madeAt: now };
    const referenceId = addReference(db, { ...answered, ...made, isBad, origin: 'adjudicated', madeBy: actor.name });
    settleDisagreements(db, inspectionId, referenceId);
    const dispositionId = isFateOtherwise(inspection, isBad)
      ? addDisposition(db, {
          ...answered,
          ...made,
          kind: isBad ? 'reject' : 'accept',
          reviewItemId: null,
          ask: 'adjudication',
          tookMs: null,
        })
      : null;
    const disagreement = disagreementOf(db, id);
    if (disagreement === null) throw new Error(`Disagreement ${id} is gone`);
    return ok({ disagreement, dispositionId });
  });
}

/** Whether a person's answer decided the part the other way. A part still waiting for its first answer is left to that person. */
function isFateOtherwise({ isWaiting, dispositions }: Inspection, isBad: boolean): boolean {
  const effective = effectiveOf(dispositions);
  const said = effective === null ? null : judgementOf(effective.kind);
  return !isWaiting && said !== null && (said === 'bad') !== isBad;
}
