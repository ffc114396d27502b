import type { Fault } from '../../../preload/contract/faults/result.ts';
import type {
  Feedback,
  ReviewAnswer,
  ReviewItem,
  ReviewItemId,
  Telling,
} from '../../../preload/contract/parts/review.ts';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import { letFinish } from '../../ui/engine/unfinished.ts';
import { type Delivery, deliverAnswer } from '../answer/deliver-answer.ts';
import { createOneByOne } from './one-by-one.ts';
import { EMPTY_QUEUE, type QueueState, withBroughtBack, withClaimed, withLeaving, withSettled } from './queue-state.ts';

/** Items held at once: the one on screen and those whose pictures are being made ready. */
export const HELD = 5;
/** More than the engine grants at once; undoing several answers in a row must not outgrow it. */
const MOST_HELD = 10;
/** Answers remembered for an undo; more than anybody takes back. */
const MOST_REMEMBERED = 100;

export type ReviewDeps = Omit<Delivery, 'onFeedback' | 'onTelling'> & {
  /** The looks of this study instead of the queue. */
  readonly study?: StudyId | undefined;
  readonly now: () => number;
  /** The answer is on record: nothing of the work on it has to be kept any more. */
  readonly onSettled: (item: ReviewItem) => void;
  /** The item comes back as it was answered. */
  readonly onUndone: (item: ReviewItem, answer: ReviewAnswer | null) => void;
};

export type ReviewSession = ReturnType<typeof createReviewSession>;

/**
 * One person at the queue, or in a study. What they do shows at once; what the engine is asked goes one by one and in their order, so
 * that an undo always follows the answer it takes back. An answer that cannot be saved brings its item back on screen.
 */
export function createReviewSession(deps: ReviewDeps) {
  const { call, now, onSettled, onUndone, study } = deps;
  const place = study === undefined ? {} : { study };
  const inTurn = createOneByOne();
  const listeners = new Set<() => void>();
  const given: ReviewAnswer[] = [];
  /** By item, the message to the line that this person has read and may turn round. */
  const known = new Map<ReviewItemId, number>();
  let state: QueueState = EMPTY_QUEUE;
  let isRefillDue = false;
  let isOver = false;
  const delivery = { ...deps, onFeedback: (feedback: Feedback | null) => change({ ...state, feedback }) };
  const onTelling = (item: ReviewItem, telling: Telling) => {
    const { forMs } = telling.kind === 'held' ? telling : { forMs: 0 };
    change({ ...state, sending: forMs > 0 ? { itemId: item.id, forMs, until: performance.now() + forMs } : null });
  };

  function change(next: QueueState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  /** Renews the claims held and fills up. Asked several times before its turn comes, it is done once. */
  function refill(): void {
    if (isRefillDue || isOver) return;
    isRefillDue = true;
    void inTurn(async () => {
      isRefillDue = false;
      if (isOver) return;
      const count = Math.min(MOST_HELD, Math.max(HELD, state.items.length));
      const claimed = await call('review.claim', { count, ...place });
      change(
        claimed.ok
          ? withClaimed(state, claimed.value, now())
          : { ...state, fault: claimed.fault, isUnknown: state.items.length === 0 && state.isUnknown },
      );
    });
  }

  function settle(item: ReviewItem, fault: Fault | null): void {
    if (fault === null) change(withSettled(state, item.id));
    else if (fault.code === 'line-told') change(withBroughtBack(state, item, { kind: 'line-told', fault }));
    else change(withBroughtBack(state, item, { kind: 'not-saved', fault }));
    refill();
  }

  return {
    current: () => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refill,

    answer(item: ReviewItem, answer: ReviewAnswer): void {
      change(withLeaving(state, item));
      const saved = inTurn(async () => {
        const fault = await deliverAnswer({ ...delivery, onTelling: (telling) => onTelling(item, telling) }, item, {
          ...answer,
          knowing: known.get(item.id),
        });
        known.delete(item.id);
        if (fault?.code === 'line-told') known.set(item.id, fault.message);
        if (fault === null) {
          given.push(answer);
          given.splice(0, given.length - MOST_REMEMBERED);
          onSettled(item);
        }
        settle(item, fault);
      });
      letFinish(saved);
    },

    /** To the end of the queue of this person. */
    skip(item: ReviewItem): void {
      change(withLeaving(state, item));
      void inTurn(async () => {
        const skipped = await call('review.skip', { itemId: item.id });
        settle(item, skipped.ok || skipped.fault.code === 'conflict' ? null : skipped.fault);
      });
    },

    undo: (): void => {
      void inTurn(async () => {
        const undone = await call('review.undo', place);
        if (!undone.ok) return change({ ...state, notice: { kind: 'undo-failed', fault: undone.fault } });
        if (undone.value === null) return change({ ...state, notice: { kind: 'nothing-to-undo' } });
        const item = undone.value;
        onUndone(item, given.findLast(({ itemId }) => itemId === item.id) ?? null);
        change(withBroughtBack(state, item, null));
        await giveBack(state.items.slice(MOST_HELD));
      });
    },

    dismissNotice: () => change({ ...state, notice: null, feedback: null }),

    /** Leaves the queue: what is still being saved is saved, what is held goes to whoever comes next. */
    stop(): void {
      isOver = true;
      void inTurn(() => giveBack(state.items));
    },
  };

  async function giveBack(items: readonly ReviewItem[]): Promise<void> {
    if (items.length === 0) return;
    const ids = items.map(({ id }) => id);
    change({ ...state, items: state.items.filter(({ id }) => !ids.includes(id)) });
    await call('review.release', { itemIds: ids });
  }
}
