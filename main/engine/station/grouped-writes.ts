import type { WriteDb } from '../store/handles.ts';
import { coalesce } from './coalesce.ts';

/** Writes that nobody waits for go in groups: one trip to the disk for all of them, so that the line has the engine's thread for itself. */
export type GroupedWrites = {
  /** Written within `everyMs`; anything still collected when the process dies is lost. */
  readonly add: (write: () => void) => void;
  /** Writes at once what has been collected. */
  readonly flush: () => void;
};

/** A write that throws takes none of the others with it. */
export function groupWrites(db: WriteDb, everyMs: number, onBug: (bug: unknown) => void): GroupedWrites {
  function guarded(write: () => void): void {
    try {
      db.transaction(write);
    } catch (bug) {
      onBug(bug);
    }
  }

  const { add, flush } = coalesce<() => void>(everyMs, (writes) => guarded(() => writes.forEach(guarded)), everyMs);
  return { add, flush };
}
