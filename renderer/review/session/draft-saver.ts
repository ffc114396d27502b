import type { ReviewDraft, ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { Call } from './call-engine.ts';

/** A box being dragged changes with every frame; its saved state may be this much older. */
const SAVE_EVERY_MS = 200;

/**
 * Saves unfinished work in the engine: the first change at once, then the newest state each time the previous save
 * is done. A fault is not reported: the page has the work too, and an answer includes it; whatever comes after that is refused.
 */
export function createDraftSaver(call: Call, pause: (ms: number) => Promise<void>) {
  const waiting = new Map<ReviewItem['id'], ReviewDraft>();
  let isSaving = false;

  async function saveAll(): Promise<void> {
    if (isSaving) return;
    isSaving = true;
    for (let next = first(waiting); next !== null; next = first(waiting)) {
      const [itemId, draft] = next;
      waiting.delete(itemId);
      await call('review.keep-draft', { itemId, draft });
      await pause(SAVE_EVERY_MS);
    }
    isSaving = false;
  }

  return ({ id }: ReviewItem, draft: ReviewDraft): void => {
    waiting.set(id, draft);
    void saveAll();
  };
}

function first<K, V>(entries: ReadonlyMap<K, V>): readonly [K, V] | null {
  for (const entry of entries) return entry;
  return null;
}
