import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Feedback, ReviewItem, ReviewItemId } from '../../../preload/contract/parts/review.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';

/** Something the person has to know about an item that left, or came back. */
export type Notice =
  | { readonly kind: 'not-saved'; readonly fault: Fault }
  /** The line has been told otherwise meanwhile: the answer is not on record, and the next one reverses that. */
  | { readonly kind: 'line-told'; readonly fault: Fault }
  | { readonly kind: 'claim-lost' }
  | { readonly kind: 'line-gone-on' }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'undo-failed'; readonly fault: Fault };

/** An answer on its way to the line: until then it can be undone unheard, on the clock of the page. */
export type Sending = { readonly itemId: ReviewItemId; readonly forMs: number; readonly until: number };

/** An answer of this window that an undo takes back. */
export type Given = {
  readonly item: ReviewItem;
  readonly kind: DispositionKind;
  readonly classNames: readonly string[];
};

/** More than anybody undoes. */
const MOST_GIVEN = 100;

/** One person's part of the queue. */
export type QueueState = {
  /** Items held by this window; the first is on screen. */
  readonly items: readonly ReviewItem[];
  /** Items whose answer, or return to the end of the queue, is not on record yet. */
  readonly leaving: readonly ReviewItem[];
  readonly notice: Notice | null;
  /** Feedback on the previous answer, for somebody in training. */
  readonly feedback: Feedback | null;
  /** The answers given at this window, oldest first: an undo takes back the last one. */
  readonly given: readonly Given[];
  /** The last answer, while the line has not been told of it. */
  readonly sending: Sending | null;
  /** Why the queue cannot be read; null when it can. */
  readonly fault: Fault | null;
  /** Whether it is still unknown if anything waits: at first, and while the last held items are leaving. */
  readonly isUnknown: boolean;
};

export const EMPTY_QUEUE: QueueState = {
  items: [],
  leaving: [],
  notice: null,
  feedback: null,
  given: [],
  sending: null,
  fault: null,
  isUnknown: true,
};

/** Adopts what the engine has just granted, without moving what is on screen or bringing back what was just answered. */
export function withClaimed(state: QueueState, claimed: readonly ReviewItem[], now: number): QueueState {
  const granted = new Map(claimed.map((item) => [item.id, item]));
  const [current] = state.items;
  const isLost = current !== undefined && !granted.has(current.id);
  // The line stopped waiting while somebody was looking: until their claim expires the engine still accepts their answer.
  const isTimedOut = isLost && current.dueAt !== null && current.dueAt <= now && current.claimedUntil > now;
  const kept = state.items.flatMap((item) => granted.get(item.id) ?? (item === current && isTimedOut ? [item] : []));
  const known = new Set([...kept, ...state.leaving].map(({ id }) => id));
  const items = [...kept, ...claimed.filter(({ id }) => !known.has(id))];
  return {
    ...state,
    items,
    notice: isLost ? lossOf(state, isTimedOut) : state.notice,
    fault: null,
    // To the engine, items on their way out may still be held, and leave no space for those waiting behind them.
    isUnknown: items.length === 0 && state.leaving.length > 0,
  };
}

/** What to say about a part that is no longer theirs; that the line was told otherwise is more important than that it moved on. */
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

/** The item on screen is answered like this. */
export function withGiven(state: QueueState, given: Given): QueueState {
  return { ...withLeaving(state, given.item), given: [...state.given, given].slice(-MOST_GIVEN) };
}

/** The engine has it on record. */
export function withSettled(state: QueueState, id: ReviewItemId): QueueState {
  return { ...state, leaving: without(state.leaving, id) };
}

/** An item is on screen again: its answer could not be saved, or was undone. */
export function withBroughtBack(state: QueueState, item: ReviewItem, notice: Notice | null): QueueState {
  return {
    ...state,
    items: [item, ...without(state.items, item.id)],
    leaving: without(state.leaving, item.id),
    notice,
    feedback: null,
    given: state.given.filter((one) => one.item.id !== item.id),
    sending: null,
    isUnknown: false,
  };
}

function without(items: readonly ReviewItem[], id: ReviewItemId): readonly ReviewItem[] {
  return items.filter((item) => item.id !== id);
}
