import { EMPTY_QUEUE, type QueueState } from './queue-state.ts';

export type QueueStore = ReturnType<typeof createQueueStore>;

/** The current queue of one window, and its listeners. */
export function createQueueStore() {
  const listeners = new Set<() => void>();
  let state: QueueState = EMPTY_QUEUE;
  return {
    current: (): QueueState => state,

    change: (next: (before: QueueState) => QueueState): void => {
      state = next(state);
      for (const listener of listeners) listener();
    },

    /** Returns the function that stops listening. */
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
