import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ReviewItemId } from '../../../preload/contract/parts/review.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import { useSecondsWatch } from '../session/use-seconds-watch.ts';
import { APP_WORK, KEY_TO_PICTURE, measureAnswer } from './answer-times.ts';
import { type BeforePerson, isMeantFor } from './meant-press.ts';

export type SeenItem = ReturnType<typeof useSeenItem>;

/**
 * The item on screen from its first paint to the press that answers it: whether it has been seen, for how long, and which
 * presses are meant for it. `desk` is the element that carries this on the page, and gets the focus when an item has left.
 */
export function useSeenItem(itemId: ReviewItemId, minLookMs: number, desk: RefObject<HTMLElement | null>) {
  const watch = useSecondsWatch();
  const stopWatch = watch.stop;
  /** Presses not meant for what they hit; each is shown for a moment. */
  const [refused, setRefused] = useState(0);
  const answeredAt = useRef<number | null>(null);
  const before = useRef<BeforePerson>({ paintedAt: null, pressed: null });

  // However the previous part left: nothing can be said about this one until it has been seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new item is the trigger
  useLayoutEffect(() => {
    stopWatch();
    before.current = { ...before.current, paintedAt: null };
    setSeen(desk.current, null);
    if (answeredAt.current !== null) measureAnswer(APP_WORK, answeredAt.current, performance.now());
  }, [stopWatch, itemId]);

  return {
    refused,
    lookedMs: watch.read,

    painted: (at: number): void => {
      if (answeredAt.current !== null) measureAnswer(KEY_TO_PICTURE, answeredAt.current, at);
      answeredAt.current = null;
      watch.begin(at);
      before.current = { ...before.current, paintedAt: at };
      setSeen(desk.current, at);
    },

    /** The press that answers it or puts it back. */
    left: (at: number): void => {
      answeredAt.current = at;
      watch.stop();
      setSeen(desk.current, null);
      desk.current?.focus();
    },

    isMeant: (press: Press): boolean => {
      const isTaken = isMeantFor(before.current, press, minLookMs);
      if (isTaken) before.current = { ...before.current, pressed: press };
      else setRefused((count) => count + 1);
      return isTaken;
    },
  };
}

/** Writes whether and when the part was painted straight onto the page: rendering everything for this would slow down the next answer. */
function setSeen(desk: HTMLElement | null, paintedAt: number | null): void {
  if (desk === null) return;
  desk.dataset['seen'] = String(paintedAt !== null);
  desk.dataset['paintedAt'] = String(paintedAt ?? '');
}
