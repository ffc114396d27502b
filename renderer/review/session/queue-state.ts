import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Feedback, ReviewItem, ReviewItemId } from '../../../preload/contract/parts/review.ts';

/** Something the person has to know about an item that is no longer, or once more, before them. */
export type Notice =
  | { readonly kind: 'not-saved'; readonly fault: Fault }
  /** The line has been told otherwise meanwhile: the answer is not on record, and the next one turns that round. */
  | { readonly kind: 'line-told'; readonly fault: Fault }
  | { readonly kind: 'claim-lost' }
  | { readonly kind: 'line-gone-on' }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'undo-failed'; readonly fault: Fault };

/** An answer on its way to the line: it can be taken back unheard until then, on the clock of the page. */
export type Sending = { readonly itemId: ReviewItemId; readonly forMs: number; readonly until: number };

/** The part of the queue that lies before one person. */
export type QueueState = {
  /** Items held by this window; the first is on screen. */
  readonly items: readonly ReviewItem[];
  /** Items whose answer, or whose way back to the end of the queue, is not on record yet. */
  readonly leaving: readonly ReviewItem[];
  readonly notice: Notice | null;
  /** About the answer before this item, for somebody in training. */
  readonly feedback: Feedback | null;
  /** The last answer, while the line has not been told of it. */
  readonly sending: Sending | null;
  /** Why the queue cannot be read; null when it can. */
  readonly fault: Fault | null;
  /** Whether anything waits has not been heard yet: at first, and while the last items held are leaving. */
  readonly isUnknown: boolean;
};

export const EMPTY_QUEUE: QueueState = {
  items: [],
  leaving: [],
  notice: null,
  feedback: null,
  sending: null,
  fault: null,
  isUnknown: true,
};

/** Takes over what the engine has just granted, without moving what is on screen or bringing back what was just answered. */
export function withClaimed(state: QueueState, claimed: readonly ReviewItem[], now: number): QueueState {
  const granted = new Map(claimed.map((item) => [item.id, item]));
  const [current] = state.items;
  const isLost = current !== undefined && !granted.has(current.id);
  // The line stopped waiting while somebody was looking: until their claim runs out the engine still takes their answer.
  const isTimedOut = isLost && current.dueAt !== null && current.dueAt <= now && current.claimedUntil > now;
  const kept = state.items.flatMap((item) => granted.get(item.id) ?? (item === current && isTimedOut ? [item] : []));
  const known = new Set([...kept, ...state.leaving].map(({ id }) => id));
  const items = [...kept, ...claimed.filter(({ id }) => !known.has(id))];
  return {
    ...state,
    items,
    notice: isLost ? lossOf(state, isTimedOut) : state.notice,
    fault: null,
    // To the engine what is leaving may still be held, and leave no room for what waits behind it.
    isUnknown: items.length === 0 && state.leaving.length > 0,
  };
}

/** What the person is told of a part that is not theirs any more; that the line was told otherwise says more than that it went on. */
function lossOf({ notice }: QueueState, isTimedOut: boolean): Notice {
  if (!isTimedOut) return { kind: 'claim-lost' };
  return notice?.kind === 'line-told' ? notice : { kind: 'line-gone-on' };
}

/** The item on screen is answered or put back: the next one shows at once. */
export function withLeaving(state: QueueState, item: ReviewItem): QueueState {
  const items = without(state.items, item.id);
  return {
    ...state,
    items,
    leaving: [...state.leaving, item],
    notice: null,
    feedback: null,
    isUnknown: items.length === 0,
  };
}

/** The engine has it on record. */
export function withSettled(state: QueueState, id: ReviewItemId): QueueState {
  return { ...state, leaving: without(state.leaving, id) };
}

/** An item is on screen again: its answer could not be saved, or was taken back. */
export function withBroughtBack(state: QueueState, item: ReviewItem, notice: Notice | null): QueueState {
  return {
    ...state,
    items: [item, ...without(state.items, item.id)],
    leaving: without(state.leaving, item.id),
    notice,
    feedback: null,
    sending: null,
    isUnknown: false,
  };
}

function without(items: readonly ReviewItem[], id: ReviewItemId): readonly ReviewItem[] {
  return items.filter((item) => item.id !== id);
}
