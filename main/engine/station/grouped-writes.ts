import type { WriteDb } from '../store/handles.ts';

/** What nobody waits for is written in groups: one trip to the disk for all of them, so that the line has the engine's thread for itself. */
export type GroupedWrites = {
  /** Written within `everyMs`; what is still gathered when the process dies is lost. */
  readonly add: (write: () => void) => void;
  /** Writes down at once what has been gathered. */
  readonly flush: () => void;
};

/** A write that throws takes none of the others with it. */
export function groupWrites(db: WriteDb, everyMs: number, onBug: (bug: unknown) => void): GroupedWrites {
  let gathered: (() => void)[] = [];
  let timer: NodeJS.Timeout | null = null;

  function each(write: () => void): void {
    try {
      db.transaction(write);
    } catch (bug) {
      onBug(bug);
    }
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const writes = gathered;
    gathered = [];
    if (writes.length === 0) return;
    try {
      db.transaction(() => writes.forEach(each));
    } catch (bug) {
      onBug(bug);
    }
  }

  return {
    add: (write) => {
      gathered.push(write);
      timer ??= setTimeout(flush, everyMs);
    },
    flush,
  };
}
