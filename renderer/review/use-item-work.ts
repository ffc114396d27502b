import { useState } from 'react';
import type { HumanBox } from '../../preload/contract/parts/inspection.ts';
import type { ReviewItem, ReviewItemId } from '../../preload/contract/parts/review.ts';
import { type Chosen, withoutChosen } from './boxes/draft-boxes.ts';
import { type Draft, type Drafts, EMPTY_DRAFT } from './session/drafts.ts';

/** What a key or a finger on the image does now. */
export type Mode = 'look' | 'draw' | 'name-defect' | 'drop-boxes';

type Work = {
  readonly itemId: ReviewItemId | null;
  readonly draft: Draft;
  readonly chosen: Chosen | null;
  readonly mode: Mode;
};

export type ItemWork = ReturnType<typeof useItemWork>;

/** Somebody's work on the item on screen, surviving a reload; the next item begins with its own. */
export function useItemWork(item: ReviewItem | null, drafts: Drafts) {
  const [stored, setWork] = useState<Work>(() => begun(item, drafts));
  const [lastClass, rememberClass] = useState('');
  const isOther = stored.itemId !== (item?.id ?? null);
  const work = isOther ? begun(item, drafts) : stored;
  if (isOther) setWork(work);

  const change = (patch: Partial<Work>) => {
    if (item !== null && patch.draft !== undefined) drafts.keep(item, patch.draft);
    setWork((before) => (before.itemId === work.itemId ? { ...before, ...patch } : before));
  };
  return {
    ...work,
    change,
    /** The class this person gave to a box last, on this part or an earlier one; empty before the first. */
    lastClass,
    rememberClass,
    choose: (chosen: Chosen | null) => change({ chosen, mode: 'look' }),
    /** Puts a box on the image and selects it. */
    add: (box: HumanBox, mode: Mode) =>
      change({
        draft: { ...work.draft, boxes: [...work.draft.boxes, box] },
        chosen: { of: 'person', index: work.draft.boxes.length },
        mode,
      }),
  };
}

/** The work without the box that was put in the middle to start drawing with, as long as nobody has touched it. */
export function withoutUntouched({ mode, draft, chosen }: Pick<Work, 'mode' | 'draft' | 'chosen'>): Draft {
  return mode === 'draw' && chosen !== null ? withoutChosen(draft, chosen) : draft;
}

function begun(item: ReviewItem | null, drafts: Drafts): Work {
  const draft = item === null ? EMPTY_DRAFT : drafts.read(item);
  return { itemId: item?.id ?? null, draft, chosen: null, mode: 'look' };
}
