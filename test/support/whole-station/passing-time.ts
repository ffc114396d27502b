/** Records what runs at intervals, so that it can be made to run when time is declared to have passed. Call it before any interval begins. */
export function watchIntervals(): { readonly fire: () => void } {
  const running = new Map<NodeJS.Timeout, () => void>();
  const { setInterval: begin, clearInterval: end } = globalThis;
  const setWatched = (work: (...args: never[]) => void, ms?: number): NodeJS.Timeout => {
    const timer = begin(work as () => void, ms);
    running.set(timer, work as () => void);
    return timer;
  };
  const clearWatched: typeof clearInterval = (timer) => {
    running.delete(timer as NodeJS.Timeout);
    end(timer as NodeJS.Timeout);
  };
  Object.assign(globalThis, { setInterval: setWatched, clearInterval: clearWatched });
  return {
    fire: () => {
      for (const work of [...running.values()]) work();
    },
  };
}
