import type { WriteDb } from '../store/handles.ts';
import { countParts, uncountedParts } from '../store/rollups/rollups.ts';
import type { ThreadWatch } from './thread-watch.ts';

/** How long a slice counts before it is written: well below what anybody notices. */
const SLICE_MS = 15;
/** Parts between two checks of the clock. They take a millisecond or two, whatever is on them. */
const PARTS_AT_ONCE = 50;
/** For each millisecond of counting, the thread is left alone for this many: the line goes first. */
const REST = 2;
/** A disk that is full right now must not keep the figures wrong forever. */
const AGAIN_AFTER_MS = 10_000;

export type Recount = { readonly stop: () => void };

export type RecountDeps = {
  readonly db: WriteDb;
  readonly during: ThreadWatch['during'];
  readonly onProgress: () => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Counts the parts missing from the roll-ups, in slices limited by the clock, while the line runs. The progress is stored with each
 * slice: whatever ends the engine, the next one continues from there.
 */
export function startRecount({ db, during, onProgress, onError }: RecountDeps): Recount {
  let timer: NodeJS.Timeout | null = null;
  const slice = () => {
    timer = null;
    try {
      const startedMs = performance.now();
      const isOver = () => performance.now() - startedMs >= SLICE_MS;
      const { left } = during('recount', () => countParts(db, PARTS_AT_ONCE, isOver));
      onProgress();
      if (left > 0) timer = setTimeout(slice, REST * (performance.now() - startedMs));
    } catch (error) {
      onError(error);
      timer = setTimeout(slice, AGAIN_AFTER_MS);
    }
  };
  if (uncountedParts(db).left > 0) timer = setTimeout(slice, 0);
  return {
    stop: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
