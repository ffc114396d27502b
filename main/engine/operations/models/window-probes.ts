export type WindowProbes = {
  /** Looks at a file for a window, and calls off what the window had asked before. */
  run<T>(windowId: string, probe: (signal: AbortSignal) => Promise<T>): Promise<T>;
  callOff(windowId: string): void;
};

/** A window looks at one file at a time: whoever chooses another has no more use for the one before. */
export function createWindowProbes(): WindowProbes {
  const running = new Map<string, AbortController>();
  return {
    run: async (windowId, probe) => {
      running.get(windowId)?.abort();
      const calledOff = new AbortController();
      running.set(windowId, calledOff);
      try {
        return await probe(calledOff.signal);
      } finally {
        if (running.get(windowId) === calledOff) running.delete(windowId);
      }
    },
    callOff: (windowId) => running.get(windowId)?.abort(),
  };
}
