import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { ReviewAnswer, ReviewItem, ReviewItemId, Telling } from '../../../preload/contract/parts/review.ts';
import { type Delivery, deliverAnswer } from '../answer/deliver-answer.ts';
import type { Draft } from './drafts.ts';
import type { Sending } from './queue-state.ts';
import type { QueueStore } from './queue-store.ts';

/** How many answers are remembered for an undo; more than anybody undoes. */
const MOST_REMEMBERED = 100;

export type AnswerDeps = Omit<Delivery, 'onFeedback' | 'onTelling'> & {
  /** The answer is on record: unfinished work on it can be dropped. */
  readonly onSettled: (item: ReviewItem) => void;
};

/** The answers of one person: sent to the engine, with what they have read about the line, and remembered for an undo. */
export function createAnswers(deps: AnswerDeps, queue: QueueStore) {
  const given: { readonly itemId: ReviewItemId; readonly draft: Draft }[] = [];
  /** By item, the message to the line that this person has read and may reverse. */
  const known = new Map<ReviewItemId, number>();

  return {
    /** Null once it is on record, otherwise why it is not. `draft` is the work on the item that the answer was made from. */
    give: async (item: ReviewItem, answer: ReviewAnswer, draft: Draft): Promise<Fault | null> => {
      const delivery: Delivery = {
        ...deps,
        onFeedback: (feedback) => queue.change((state) => ({ ...state, feedback })),
        onTelling: (telling) => {
          const sending = sendingOf(item, telling, performance.now());
          queue.change((state) => ({ ...state, sending }));
        },
      };
      const fault = await deliverAnswer(delivery, item, { ...answer, knowing: known.get(item.id) });
      known.delete(item.id);
      if (fault?.code === 'line-told') known.set(item.id, fault.message);
      if (fault === null) {
        given.push({ itemId: item.id, draft });
        given.splice(0, given.length - MOST_REMEMBERED);
        deps.onSettled(item);
      }
      return fault;
    },

    /** The work on this item when it was last answered; null if it is no longer remembered. */
    workOn: ({ id }: ReviewItem): Draft | null => given.findLast(({ itemId }) => itemId === id)?.draft ?? null,
  };
}

function sendingOf({ id }: ReviewItem, telling: Telling, now: number): Sending | null {
  const forMs = telling.kind === 'held' ? telling.forMs : 0;
  return forMs > 0 ? { itemId: id, forMs, until: now + forMs } : null;
}
