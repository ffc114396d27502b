/** A loop's alarm clock: sleeps until a time, or until somebody calls. A call while awake is not forgotten. */
export type Wake = { call(): void; sleepUntil(atMs: number): Promise<void> };

/** The longest sleep a timer takes before it overflows and fires at once. */
const MAX_SLEEP_MS = 60_000;

export function createWake(nowMs: () => number): Wake {
  let isCalled = false;
  let wakeUp: (() => void) | null = null;
  return {
    call: () => {
      isCalled = true;
      wakeUp?.();
    },
    sleepUntil: async (atMs) => {
      const forMs = Math.min(MAX_SLEEP_MS, atMs - nowMs());
      if (!isCalled && forMs > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, forMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = null;
      isCalled = false;
    },
  };
}
