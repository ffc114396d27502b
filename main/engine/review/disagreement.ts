import type { Disposition } from '../../../preload/contract/parts/inspection.ts';
import type { DispositionId, Instant } from '../../../preload/contract/values/units.ts';
import { areAtOdds } from '../../domain/review/judgement.ts';
import type { WriteDb } from '../store/handles.ts';
import { insertDisagreement } from '../store/review/disagreements.ts';
import { dispositionOf } from '../store/review/dispositions.ts';
import { referenceOf } from '../store/review/references.ts';
import type { ReviewItemRow } from '../store/review/review-items.ts';

type Said = Pick<Disposition, 'kind' | 'classNames'>;

/** Shows an answer that contradicts the first one, or the agreed one, to the supervisor. Call within the transaction of the answer. */
export function noteDisagreement(db: WriteDb, item: ReviewItemRow, secondId: DispositionId, now: Instant): void {
  const second = dispositionOf(db, secondId);
  const first = item.firstDispositionId === null ? null : dispositionOf(db, item.firstDispositionId);
  const expected = first ?? agreedAsAnswer(db, item);
  if (second === null || expected === null || !areAtOdds(expected, second)) return;
  insertDisagreement(db, { inspectionId: item.inspectionId, firstId: first?.id ?? null, secondId, openedAt: now });
}

function agreedAsAnswer(db: WriteDb, { inspectionId }: ReviewItemRow): Said | null {
  const agreed = referenceOf(db, inspectionId);
  return agreed === null ? null : { kind: agreed.isBad ? 'reject' : 'accept', classNames: agreed.classNames };
}
