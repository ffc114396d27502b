import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import type { Call } from './call-engine.ts';
import type { OneByOne } from './one-by-one.ts';
import { withClaimed } from './queue-state.ts';
import type { QueueStore } from './queue-store.ts';

/** How many items to hold at once: the one on screen and those whose images are being prepared. */
export const HELD = 5;
/** More than the engine grants at once; undoing several answers in a row must not exceed it. */
const MOST_HELD = 10;

type Deps = Readonly<{
  call: Call;
  now: () => number;
  /** Of this study instead of the queue. */
  place: { readonly study?: StudyId };
  queue: QueueStore;
  inTurn: OneByOne;
}>;

/** The items of the queue held by this window, so that nobody else gets the same part. */
export function createClaims({ call, now, place, queue, inTurn }: Deps) {
  let isRefillDue = false;
  let isOver = false;

  async function giveBack(items: readonly ReviewItem[]): Promise<void> {
    if (items.length === 0) return;
    const ids = items.map(({ id }) => id);
    queue.change((state) => ({ ...state, items: state.items.filter(({ id }) => !ids.includes(id)) }));
    await call('review.release', { itemIds: ids });
  }

  async function claim(): Promise<void> {
    const count = Math.min(MOST_HELD, Math.max(HELD, queue.current().items.length));
    const claimed = await call('review.claim', { count, ...place });
    queue.change((state) =>
      claimed.ok
        ? withClaimed(state, claimed.value, now())
        : { ...state, fault: claimed.fault, isUnknown: state.items.length === 0 && state.isUnknown },
    );
  }

  return {
    /** Renews the claims and fills up. Several requests before its turn result in one. */
    refill: (): void => {
      if (isRefillDue || isOver) return;
      isRefillDue = true;
      void inTurn(async () => {
        isRefillDue = false;
        if (!isOver) await claim();
      });
    },

    /** Returns what is held beyond what the engine grants. */
    trim: (): Promise<void> => giveBack(queue.current().items.slice(MOST_HELD)),

    /** Releases everything held to whoever comes next, after work in progress. */
    stop: (): void => {
      isOver = true;
      void inTurn(() => giveBack(queue.current().items));
    },
  };
}
