import type { Fault } from '../../../preload/contract/faults/result.ts';
import { type BackOff, nextPauseMs } from '../back-off.ts';

/** Why the line cannot be told right now. */
export type LineTrouble = {
  readonly fault: () => Fault | null;
  /** A group could not be written. Returns how long to wait before the next attempt, in milliseconds: longer each time. */
  readonly begin: (fault: Fault) => number;
  readonly end: () => void;
};

const AGAIN: BackOff = { firstMs: 500, atMostMs: 5_000 };

/** @param onFault told about each problem once, however often writing is tried again */
export function createLineTrouble(onFault: (fault: Fault) => void): LineTrouble {
  let fault: Fault | null = null;
  let pauseMs: number | null = null;
  return {
    fault: () => fault,
    begin: (found) => {
      if (!isSameFault(fault, found)) onFault(found);
      fault = found;
      pauseMs = nextPauseMs(AGAIN, pauseMs);
      return pauseMs;
    },
    end: () => {
      fault = null;
      pauseMs = null;
    },
  };
}

function isSameFault(before: Fault | null, now: Fault): boolean {
  if (before?.code !== now.code) return false;
  return before.code !== 'line-folder' || now.code !== 'line-folder' || before.why === now.why;
}
