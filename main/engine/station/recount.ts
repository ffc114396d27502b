import type { WriteDb } from '../store/handles.ts';
import { countParts, uncountedParts } from '../store/rollups/rollups.ts';
import type { ThreadWatch } from './thread-watch.ts';

/** So long a slice is to hold the thread: well below what anybody notices. */
const SLICE_MS = 15;
/** For each millisecond of counting the thread is left alone for so many: the line goes first. */
const REST = 2;
const FIRST_SLICE = 50;
const MOST_AT_ONCE = 5000;
/** A disk that is full at the moment must not keep the figures wrong forever. */
const AGAIN_AFTER_MS = 10_000;

export type Recount = { readonly stop: () => void };

export type RecountDeps = {
  readonly db: WriteDb;
  readonly during: ThreadWatch['during'];
  readonly onProgress: () => void;
  readonly onError: (error: unknown) => void;
};

/**
 * Counts the parts that the roll-ups do not hold yet, in slices, while the line runs. How far it has come is written down with each
 * slice: whatever ends the engine, the next one goes on from there.
 */
export function startRecount({ db, during, onProgress, onError }: RecountDeps): Recount {
  let size = FIRST_SLICE;
  let timer: NodeJS.Timeout | null = null;
  const slice = () => {
    timer = null;
    try {
      const startedMs = performance.now();
      const { left } = during('recount', () => countParts(db, size));
      const tookMs = performance.now() - startedMs;
      size = sizeAfter(size, tookMs);
      onProgress();
      if (left > 0) timer = setTimeout(slice, REST * tookMs);
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

/** At most twice as many as before, so that one slice that was lucky does not make the next too long. */
function sizeAfter(size: number, tookMs: number): number {
  const wanted = Math.floor((size * SLICE_MS) / Math.max(1, tookMs));
  return Math.max(1, Math.min(wanted, 2 * size, MOST_AT_ONCE));
}
