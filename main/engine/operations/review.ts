import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import type { Clock } from '../clock.ts';
import { type Answered, answer, correct, undo } from '../review/answers.ts';
import { claimItems, skip } from '../review/claims.ts';
import type { Store } from '../store/open.ts';
import { releaseItems } from '../store/review-items.ts';
import { reviewQueue } from '../store/review-queue.ts';
import type { Announce } from './announce.ts';
import type { HandlersOf } from './handlers.ts';

export type ReviewDeps = { readonly store: Store; readonly clock: Clock; readonly announce: Announce };

export function reviewHandlers({ store, clock, announce }: ReviewDeps): HandlersOf<'review'> {
  const { read, write } = store;
  const announced = (answered: Result<Answered>) => {
    if (!answered.ok) return answered;
    announce.dispositionMade(answered.value.dispositionId);
    announce.reviewChanged();
    return ok(answered.value.inspection);
  };
  return {
    'review.queue': () => ok(reviewQueue(read, clock.now())),
    'review.claim': ({ count }, actor) => ok([...claimItems(write, actor, count, clock.now())]),
    'review.release': ({ itemIds }, actor) => {
      releaseItems(write, actor.windowId, itemIds);
      return ok({});
    },
    'review.answer': (given, actor) => announced(answer(write, actor, given, clock.now())),
    'review.skip': ({ itemId }, actor) => {
      if (!skip(write, actor, itemId, clock.now())) {
        return failed({ code: 'conflict', reason: 'this window no longer holds the part' });
      }
      announce.reviewChanged();
      return ok({});
    },
    'review.undo': (_input, actor) => {
      const item = undo(write, actor, clock.now());
      if (item !== null) announce.reviewChanged();
      return ok(item);
    },
    'review.correct': (correction, actor) => announced(correct(write, actor, correction, clock.now())),
  };
}
