import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { Feedback } from '../../../preload/contract/parts/review.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { DispositionId } from '../../../preload/contract/values/units.ts';
import { judgementOf } from '../../domain/review/judgement.ts';
import type { ReadDb } from '../store/handles.ts';
import { dispositionOf } from '../store/review/dispositions.ts';
import { referenceOf } from '../store/review/references.ts';
import { personOf } from '../store/set-up/people.ts';

type Known = Pick<Feedback, 'isBad' | 'classNames' | 'boxes' | 'source'>;

/** What somebody in training is told about the answer just given; `null` for all others, and if no better answer is known. */
export function feedbackTo(
  db: ReadDb,
  inspection: Inspection,
  actor: Actor,
  dispositionId: DispositionId,
): Feedback | null {
  if (actor.personId === null || personOf(db, actor.personId)?.isTraining !== true) return null;
  const said = dispositionOf(db, dispositionId);
  const known = agreedAnswer(db, inspection) ?? modelsAnswer(inspection);
  if (said === null || known === null) return null;
  const isRight = judgementOf(said.kind) === (known.isBad ? 'bad' : 'good');
  const { id, width, height } = inspection;
  return { inspectionId: id, width, height, said: said.kind, isRight, ...known };
}

function agreedAnswer(db: ReadDb, { id }: Inspection): Known | null {
  const agreed = referenceOf(db, id);
  if (agreed === null) return null;
  const { isBad, classNames, boxes } = agreed;
  return { isBad, classNames, boxes, source: 'agreed' };
}

/** What the model was sure of. Where it was not, there is nothing to learn from it. */
function modelsAnswer({ verdict, reasons, detections }: Inspection): Known | null {
  if (verdict === 'undetermined') return null;
  const named = new Set(reasons.flatMap((reason) => (reason.code === 'defect' ? [reason.className] : [])));
  const boxes = detections
    .filter(({ className }) => named.has(className))
    .map(({ className, box }) => ({ className, box, origin: 'model' as const }));
  return { isBad: verdict === 'fail', classNames: [...named], boxes, source: 'model' };
}
