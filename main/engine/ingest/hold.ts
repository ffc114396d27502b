import type { Fault } from '../../../preload/contract/faults/result.ts';
import { type BackOff, nextPauseMs } from '../back-off.ts';

/** While no shot of a lane can be recorded: why not, and how long until the next attempt. */
export type Hold = {
  /** A shot could not be recorded. Reported once, until one can be recorded again. */
  readonly begin: (fault: Fault) => void;
  readonly end: () => void;
  readonly isPausing: () => boolean;
  /** Monotonic time of the next attempt; `Infinity` if nothing is held back. */
  readonly resumeAtMs: () => number;
  readonly heldBy: () => Fault | null;
};

const AGAIN: BackOff = { firstMs: 500, atMostMs: 10_000 };

export function createHold(onFault: (fault: Fault) => void, nowMs: () => number): Hold {
  let heldBy: Fault | null = null;
  let pauseMs: number | null = null;
  let resumeAtMs = 0;
  return {
    begin: (fault) => {
      if (heldBy === null) onFault(fault);
      heldBy = fault;
      // Shots that went in together fail together, and wait once.
      if (nowMs() < resumeAtMs) return;
      pauseMs = nextPauseMs(AGAIN, pauseMs);
      resumeAtMs = nowMs() + pauseMs;
    },
    end: () => {
      heldBy = null;
      pauseMs = null;
    },
    isPausing: () => nowMs() < resumeAtMs,
    resumeAtMs: () => (resumeAtMs > nowMs() ? resumeAtMs : Number.POSITIVE_INFINITY),
    heldBy: () => heldBy,
  };
}
