import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { WriteDb } from '../store/handles.ts';
import { noteFault } from '../store/station/fault-events.ts';

/** The same trouble at the same place is written down once in this time. */
const AGAIN_AFTER_MS = 60_000;
const MAX_REMEMBERED = 200;

export type FaultJournal = { readonly note: (where: string, fault: Fault) => void };

/** Writes down what goes wrong with the station itself; what goes wrong with one part stands in its inspection. */
export function createFaultJournal(db: WriteDb, clock: Clock, log: Log, onNoted: () => void): FaultJournal {
  const lastAt = new Map<string, number>();
  return {
    note: (where, fault) => {
      const key = `${where} ${fault.code}`;
      const { at, steady } = clock.moment();
      if (steady - (lastAt.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS) return;
      if (lastAt.size >= MAX_REMEMBERED) lastAt.clear();
      lastAt.set(key, steady);
      log.warn('fault.noted', { where, fault });
      try {
        noteFault(db, { at, where, fault });
        onNoted();
      } catch (error) {
        // The disk that is full may be the very fault.
        log.error('fault.not-written', { where, error: String(error) });
      }
    },
  };
}
