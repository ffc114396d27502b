import { type Fault, failed, type Result } from '../../preload/contract/faults/result.ts';
import type { Timers } from './timers.ts';

/** More unanswered calls than this mean that the engine cannot keep up; further ones are refused at once. */
export const MOST_PENDING = 1_000;

type Waiting = { readonly settle: (result: Result<unknown>) => void; readonly callOff: () => void };

/** Calls in progress: each gets its id, and its answer, its time-out, or the fault that ended them all. */
export function createPendingCalls(timers: Timers) {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  function settle(id: number, result: Result<unknown>): void {
    const found = waiting.get(id);
    if (found === undefined) return; // an answer that comes after its time-out
    waiting.delete(id);
    found.callOff();
    found.settle(result);
  }

  return {
    nextId: (): number => ++lastId,

    /** The answer to the call with this id, in at most `limitMs`. */
    expect(id: number, operation: string, limitMs: number): Promise<Result<unknown>> {
      const timedOut = (waitedMs: number) => failed({ code: 'engine-timeout', operation, waitedMs });
      if (waiting.size >= MOST_PENDING) return Promise.resolve(timedOut(0));
      return new Promise((resolve) => {
        const callOff = timers.after(limitMs, () => settle(id, timedOut(limitMs)));
        waiting.set(id, { settle: resolve, callOff });
      });
    },

    settle,
    isWaiting: (id: number): boolean => waiting.has(id),

    failAll(fault: Fault): void {
      for (const id of [...waiting.keys()]) settle(id, failed(fault));
    },
  };
}
