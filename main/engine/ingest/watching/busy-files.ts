import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { type BackOff, nextPauseMs } from '../../back-off.ts';

/** Complete files that could not be read, for example while another program holds them. */
export type BusyFiles = {
  /** Records that a file could not be read again. Returns how long it has to wait, in milliseconds: longer each time. */
  readonly note: (name: string, fault: Fault) => number;
  readonly forget: (name: string) => void;
  /** How long a file could not be read so far, in milliseconds; 0 if it has not been tried. */
  readonly busyMs: (name: string) => number;
  /** Why the first of them cannot be read; `null` if all can. */
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
