import type { Disposition } from '../../../preload/contract/inspection.ts';
import type { DispositionId, Instant } from '../../../preload/contract/units.ts';
import { areAtOdds } from '../../domain/judgement.ts';
import { insertDisagreement } from '../store/disagreements.ts';
import { dispositionOf } from '../store/dispositions.ts';
import type { WriteDb } from '../store/handles.ts';
import { referenceOf } from '../store/references.ts';
import type { ReviewItemRow } from '../store/review-items.ts';

type Said = Pick<Disposition, 'kind' | 'classNames'>;

/** Puts an answer that contradicts the first one, or the agreed one, before the supervisor. Call within the transaction of the answer. */
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
