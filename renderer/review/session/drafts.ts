import { type ReviewDraft, type ReviewItem, reviewDraftSchema } from '../../../preload/contract/parts/review.ts';

/** Somebody's unfinished work on an item. */
export type Draft = Omit<ReviewDraft, 'keptAt'>;

export const EMPTY_DRAFT: Draft = { boxes: [], comment: '', removed: [] };

const PREFIX = 'lupa.review-draft.';
/** Longer than any queue: anything older belongs to parts that somebody else has answered. */
const KEPT_FOR_MS = 7 * 24 * 3_600_000;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
export type Drafts = ReturnType<typeof createDrafts>;

/**
 * Unfinished work by inspection, in two places: in the page, where it is available at once, and in the engine, where it survives
 * whatever ends the app. The later of the two counts. Whatever cannot be read in the page counts as missing.
 */
export function createDrafts(shelf: Shelf, now: () => number, save: (item: ReviewItem, draft: ReviewDraft) => void) {
  forgetOld(shelf, now() - KEPT_FOR_MS);
  return {
    read(item: ReviewItem): Draft {
      const [here, there] = [stored(shelf, keyOf(item)), item.draft];
      if (here === null || there === null) return here ?? there ?? EMPTY_DRAFT;
      return here.keptAt >= there.keptAt ? here : there;
    },
    keep(item: ReviewItem, draft: Draft): void {
      const kept = { ...draft, keptAt: now() };
      const isEmpty = draft.boxes.length === 0 && draft.comment === '' && draft.removed.length === 0;
      if (isEmpty) shelf.removeItem(keyOf(item));
      else shelf.setItem(keyOf(item), JSON.stringify(kept));
      save(item, kept);
    },
    forget: (item: ReviewItem): void => shelf.removeItem(keyOf(item)),
  };
}

function keyOf({ id: itemId, ask, inspection: { id, imageSha256 } }: ReviewItem): string {
  // The same part comes again, to the same and to other people: nobody may see what another look began.
  if (ask === 'study') return `${PREFIX}study.${itemId}`;
  return `${PREFIX}${id}.${imageSha256?.slice(0, 12) ?? ''}`;
}

function stored(shelf: Shelf, key: string) {
  try {
    return reviewDraftSchema.safeParse(JSON.parse(shelf.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null; // not JSON: counts as missing
  }
}

function forgetOld(shelf: Shelf, before: number): void {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  for (const key of keys) {
    if (key?.startsWith(PREFIX) && (stored(shelf, key)?.keptAt ?? 0) < before) shelf.removeItem(key);
  }
}
