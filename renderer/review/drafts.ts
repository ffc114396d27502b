import { z } from 'zod';
import { humanBoxSchema, type Inspection } from '../../preload/contract/inspection.ts';

/** What somebody has done on an item and not answered yet. */
const draftSchema = z.object({
  boxes: z.array(humanBoxSchema).max(500),
  comment: z.string().max(2000),
  /** Boxes of the model, by their place in its list, that were taken off the picture. */
  removed: z.array(z.number().int().nonnegative()),
});
export type Draft = Readonly<z.infer<typeof draftSchema>>;
const storedSchema = draftSchema.extend({ keptAt: z.number() });

export const EMPTY_DRAFT: Draft = { boxes: [], comment: '', removed: [] };

const PREFIX = 'lupa.review-draft.';
/** Longer than any queue: what is older belongs to parts that somebody else has answered. */
const KEPT_FOR_MS = 7 * 24 * 3_600_000;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
export type Drafts = ReturnType<typeof createDrafts>;

/** Half-done work by inspection, kept where it outlives the page. Whatever cannot be read there is as if it were not. */
export function createDrafts(shelf: Shelf, now: () => number) {
  forgetOld(shelf, now() - KEPT_FOR_MS);
  return {
    read: (inspection: Inspection): Draft => stored(shelf, keyOf(inspection)) ?? EMPTY_DRAFT,
    keep(inspection: Inspection, draft: Draft): void {
      const isEmpty = draft.boxes.length === 0 && draft.comment === '' && draft.removed.length === 0;
      if (isEmpty) shelf.removeItem(keyOf(inspection));
      else shelf.setItem(keyOf(inspection), JSON.stringify({ ...draft, keptAt: now() }));
    },
    forget: (inspection: Inspection): void => shelf.removeItem(keyOf(inspection)),
  };
}

function keyOf({ id, imageSha256 }: Inspection): string {
  return `${PREFIX}${id}.${imageSha256?.slice(0, 12) ?? ''}`;
}

function stored(shelf: Shelf, key: string) {
  try {
    return storedSchema.safeParse(JSON.parse(shelf.getItem(key) ?? 'null')).data ?? null;
  } catch {
    return null; // not JSON: as good as nothing
  }
}

function forgetOld(shelf: Shelf, before: number): void {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  for (const key of keys) {
    if (key?.startsWith(PREFIX) && (stored(shelf, key)?.keptAt ?? 0) < before) shelf.removeItem(key);
  }
}
