import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { ReviewAnswer, ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import { letFinish } from '../../ui/engine/unfinished.ts';
import { type AnswerDeps, createAnswers } from './answers.ts';
import { createClaims } from './claims.ts';
import type { Draft } from './drafts.ts';
import { createOneByOne } from './one-by-one.ts';
import { type Notice, withBroughtBack, withGiven, withLeaving, withSettled } from './queue-state.ts';
import { createQueueStore } from './queue-store.ts';

export type ReviewDeps = AnswerDeps & {
  /** The looks of this study instead of the queue. */
  readonly study?: StudyId | undefined;
  readonly now: () => number;
  /** The item comes back with the work on it as it was when it was answered; null if that is no longer remembered. */
  readonly onUndone: (item: ReviewItem, draft: Draft | null) => void;
};

export type ReviewSession = ReturnType<typeof createReviewSession>;

/**
 * One person at the queue, or in a study. Their actions show at once; requests to the engine go one by one and in order, so
 * that an undo always follows the answer it undoes. An answer that cannot be saved brings its item back on screen.
 */
export function createReviewSession(deps: ReviewDeps) {
  const { call, now, onUndone, study } = deps;
  const place = study === undefined ? {} : { study };
  const inTurn = createOneByOne();
  const queue = createQueueStore();
  const claims = createClaims({ call, now, place, queue, inTurn });
  const answers = createAnswers(deps, queue);

  function settle(item: ReviewItem, fault: Fault | null): void {
    queue.change((state) => {
      if (fault === null) return withSettled(state, item.id);
      return withBroughtBack(state, item, { kind: fault.code === 'line-told' ? 'line-told' : 'not-saved', fault });
    });
    claims.refill();
  }

  return {
    current: queue.current,
    subscribe: queue.subscribe,
    refill: claims.refill,

    /** `draft` is the work on the item that the answer was made from: an undo brings it back. */
    answer(item: ReviewItem, answer: ReviewAnswer, draft: Draft): void {
      queue.change((state) => withGiven(state, { item, kind: answer.kind, classNames: answer.classNames }));
      letFinish(inTurn(async () => settle(item, await answers.give(item, answer, draft))));
    },

    /** To the end of the queue for this person. */
    skip(item: ReviewItem): void {
      queue.change((state) => withLeaving(state, item));
      void inTurn(async () => {
        const skipped = await call('review.skip', { itemId: item.id });
        settle(item, skipped.ok || skipped.fault.code === 'conflict' ? null : skipped.fault);
      });
    },

    undo: (): void => {
      const notify = (notice: Notice) => queue.change((state) => ({ ...state, notice }));
      void inTurn(async () => {
        const undone = await call('review.undo', place);
        if (!undone.ok) return notify({ kind: 'undo-failed', fault: undone.fault });
        const item = undone.value;
        if (item === null) {
          queue.change((state) => ({ ...state, given: [] }));
          return notify({ kind: 'nothing-to-undo' });
        }
        onUndone(item, answers.workOn(item));
        queue.change((state) => withBroughtBack(state, item, null));
        await claims.trim();
      });
    },

    dismissNotice: () => queue.change((state) => ({ ...state, notice: null, feedback: null })),

    /** Leaves the queue: answers being saved are saved, held items go to whoever comes next. */
    stop: claims.stop,
  };
}
