export type WindowProbes = {
  /** Examines a file for a window, and cancels the window's previous examination. */
  run<T>(windowId: string, probe: (signal: AbortSignal) => Promise<T>): Promise<T>;
  callOff(windowId: string): void;
};

/** A window examines one file at a time: choosing another makes the previous one useless. */
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
