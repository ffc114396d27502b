/** How many shots may be in progress in the station at once, over all lanes. */
export type ShotLimit = {
  /** Whether there was room; whoever entered must leave. */
  tryEnter(): boolean;
  leave(): void;
  /** Listeners are told in turn, each one first once, so that no lane starves another. Returns the function that stops listening. */
  onRoom(listener: () => void): () => void;
  readonly inside: number;
  /** Nobody enters before somebody leaves. */
  readonly isFull: boolean;
};

export function createShotLimit(limit: number): ShotLimit {
  let inside = 0;
  let listeners: readonly (() => void)[] = [];
  return {
    tryEnter: () => {
      if (inside >= limit) return false;
      inside++;
      return true;
    },
    leave: () => {
      inside--;
      const turn = listeners;
      listeners = [...listeners.slice(1), ...listeners.slice(0, 1)];
      for (const tell of turn) tell();
    },
    onRoom: (listener) => {
      listeners = [...listeners, listener];
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    get inside() {
      return inside;
    },
    get isFull() {
      return inside >= limit;
    },
  };
}
