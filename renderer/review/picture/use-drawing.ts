import { useState } from 'react';
import type { PixelBox, Size } from '../../../preload/contract/values/geometry.ts';
import { boxBetween, classOfNewBox, withBoxAt } from '../boxes/draft-boxes.ts';
import { type ItemWork, withoutUntouched } from '../use-item-work.ts';
import type { Gestures } from './use-stage-gestures.ts';
import { type Placement, type Point, toPicture } from './viewport.ts';

type Drawing = Pick<Gestures, 'isDrawing' | 'onPress' | 'onDraw' | 'onDrawn' | 'onCancel'> & {
  /** The box being drawn right now. */
  readonly drawn: PixelBox | null;
};

/** Drawing a box with a pointer. It begins with a box in the middle, for people without a pointer; the drawn one replaces it. */
export function useDrawing(work: ItemWork, classes: readonly string[], placement: Placement, picture: Size): Drawing {
  const [drawn, setDrawn] = useState<PixelBox | null>(null);
  const { mode, chosen, draft } = work;
  const corners = (from: Point, to: Point) => boxBetween(toPicture(from, placement), toPicture(to, placement), picture);
  return {
    drawn,
    isDrawing: mode === 'draw',
    onPress: () => {
      if (mode === 'look' && chosen !== null) work.choose(null);
    },
    onDraw: (from, to) => {
      const box = corners(from, to);
      setDrawn(box);
      // Saved as it grows: it comes back if the app ends before the finger is lifted.
      if (box !== null && chosen?.of === 'person') work.change({ draft: withBoxAt(draft, chosen.index, box) });
    },
    onDrawn: (from, to) => {
      setDrawn(null);
      const box = corners(from, to);
      if (box === null) return;
      if (chosen?.of === 'person') work.change({ draft: withBoxAt(draft, chosen.index, box), mode: 'look' });
      else work.add({ className: classOfNewBox(work, classes), box, origin: 'person' }, 'look');
    },
    onCancel: () => {
      setDrawn(null);
      work.change({ draft: withoutUntouched(work), chosen: null, mode: 'look' });
    },
  };
}
