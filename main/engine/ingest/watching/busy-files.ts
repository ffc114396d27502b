import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { type BackOff, nextPauseMs } from '../../back-off.ts';

/** Files that could not be read when they were whole, as while another program holds them. */
export type BusyFiles = {
  /** Notes that a file could not be read once more. Answers how long it is to wait, in milliseconds: longer each time. */
  readonly note: (name: string, fault: Fault) => number;
  readonly forget: (name: string) => void;
  /** How long a file could not be read by now, in milliseconds; 0 where it has not been tried. */
  readonly busyMs: (name: string) => number;
  /** Why the first of them cannot be read; `null` while all can. */
  readonly fault: () => Fault | null;
};

const AGAIN: BackOff = { firstMs: 500, atMostMs: 5_000 };

export function createBusyFiles(nowMs: () => number): BusyFiles {
  const busy = new Map<string, { readonly sinceMs: number; readonly pauseMs: number; readonly fault: Fault }>();
  return {
    note: (name, fault) => {
      const before = busy.get(name);
      const pauseMs = nextPauseMs(AGAIN, before?.pauseMs ?? null);
      busy.set(name, { sinceMs: before?.sinceMs ?? nowMs(), pauseMs, fault });
      return pauseMs;
    },
    forget: (name) => {
      busy.delete(name);
    },
    busyMs: (name) => {
      const since = busy.get(name)?.sinceMs;
      return since === undefined ? 0 : nowMs() - since;
    },
    fault: () => busy.values().next().value?.fault ?? null,
  };
}
