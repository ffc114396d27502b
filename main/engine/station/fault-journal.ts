import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { WriteDb } from '../store/handles.ts';
import { noteFault } from '../store/station/fault-events.ts';

/** The same fault at the same place is recorded once in this time. */
const AGAIN_AFTER_MS = 60_000;
const MAX_REMEMBERED = 200;
const MAX_UNWRITTEN = 20;

export type NotedFault = { readonly at: Instant; readonly where: string; readonly fault: Fault };

export type FaultJournal = {
  readonly note: (where: string, fault: Fault) => void;
  /** What could not be recorded yet, newest first: if the store accepts nothing, that may be the very fault. */
  readonly unwritten: () => readonly NotedFault[];
};

/** Records what goes wrong with the station itself; what goes wrong with one part is in its inspection. */
export function createFaultJournal(db: WriteDb, clock: Clock, log: Log, onNoted: () => void): FaultJournal {
  const lastAt = new Map<string, number>();
  let unwritten: readonly NotedFault[] = [];
  return {
    note: (where, fault) => {
      const key = `${where} ${fault.code}`;
      const { at, steady } = clock.moment();
      if (steady - (lastAt.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS) return;
      if (lastAt.size >= MAX_REMEMBERED) lastAt.clear();
      lastAt.set(key, steady);
      log.warn('fault.noted', { where, fault });
      unwritten = [{ at, where, fault }, ...unwritten].slice(0, MAX_UNWRITTEN);
      try {
        db.transaction(() => {
          for (const noted of unwritten.toReversed()) noteFault(db, noted);
        });
        unwritten = [];
      } catch (error) {
        log.error('fault.not-written', { where, error: String(error) });
      }
      onNoted();
    },
    unwritten: () => unwritten,
  };
}
