import type { Detection } from '../../../preload/contract/models/model.ts';
import type { PixelBox, Size } from '../../../preload/contract/values/geometry.ts';
import { useShortcuts } from '../../ui/keyboard/shortcuts.tsx';
import type { PictureLook } from '../picture/use-picture-look.ts';
import { type Point, panned, placementOf, toPicture, zoomedToBox } from '../picture/viewport.ts';
import { type ItemWork, withoutUntouched } from '../use-item-work.ts';
import {
  boxOf,
  classOfNewBox,
  movedBox,
  nextChosen,
  openSuggestions,
  resizedBox,
  withBoxAt,
  withKept,
  withoutChosen,
} from './draft-boxes.ts';

/** Screen pixels per key press: large steps for the image, the smallest visible ones for a box. */
const PAN_STEP = 80;
const BOX_STEP = 3;
/** The share of the visible area that a new box takes. */
const NEW_BOX_SHARE = 0.2;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const STILL: Point = { x: 0, y: 0 };

export type BoxActions = { readonly newBox: () => void };

/** Keys for the boxes, and for moving the image while no box is selected; actions that also have a button are returned. */
export function useBoxKeys(
  work: ItemWork,
  look: PictureLook,
  picture: Size,
  detections: readonly Detection[],
  classes: readonly string[],
): BoxActions {
  const { draft, chosen } = work;
  const { view, room } = look;
  const { scale } = placementOf(view, picture, room);
  const reshape = (change: (box: PixelBox) => PixelBox) => reshapeChosen(work, detections, change);
  const boxStep = (combo: string) => step(combo, Math.max(1, Math.round(BOX_STEP / scale)));
  const newBox = () => work.add(boxInView(look, picture, classOfNewBox(work, classes)), 'draw');
  const isLeaving = chosen !== null || work.mode !== 'look';
  useShortcuts({
    'review-box-next': () => work.choose(nextChosen(detections, draft, chosen)),
    'review-box-keep': () => keep(work, detections),
    'review-box-new': newBox,
    ...(chosen !== null && {
      'review-box-delete': () => work.change({ draft: withoutChosen(draft, chosen), chosen: null, mode: 'look' }),
      'review-resize': ({ combo }) => reshape((box) => resizedBox(box, boxStep(combo), picture)),
    }),
    'review-move': ({ combo }) => {
      if (chosen !== null) reshape((box) => movedBox(box, boxStep(combo), picture));
      else look.setView(panned(view, step(combo, -PAN_STEP), picture, room));
    },
    ...(isLeaving && {
      'review-leave': () => work.change({ draft: withoutUntouched(work), chosen: null, mode: 'look' }),
    }),
    'review-zoom-box': () => {
      // Zooming in does not select the box: the digits still answer.
      const box = boxOf(detections, draft, chosen ?? nextChosen(detections, draft, null));
      if (box !== null) look.setView(zoomedToBox(box, picture, room));
    },
  });
  return { newBox };
}

/** A step of this many pixels in the direction of an arrow key. */
function step(combo: string, length: number): Point {
  const { x, y } = directions[combo.replace('Shift+', '')] ?? STILL;
  return { x: x * length, y: y * length };
}

/** Changes the selected box; a box of the model is adopted first. */
function reshapeChosen(work: ItemWork, detections: readonly Detection[], change: (box: PixelBox) => PixelBox): void {
  const { draft, chosen } = work;
  const box = boxOf(detections, draft, chosen);
  if (box === null || chosen === null) return;
  const own = chosen.of === 'person' ? draft : withKept(draft, detections, chosen.index);
  const index = chosen.of === 'person' ? chosen.index : own.boxes.length - 1;
  work.change({ draft: withBoxAt(own, index, change(box)), chosen: { of: 'person', index }, mode: 'look' });
}

/** Adopts the selected box of the model, or all that are still open if none is selected. */
function keep(work: ItemWork, detections: readonly Detection[]): void {
  const { draft, chosen } = work;
  const open = openSuggestions(detections, draft);
  if (chosen?.of === 'person') return;
  const indexes = chosen === null ? open : open.filter((index) => index === chosen.index);
  const kept = indexes.reduce((before, index) => withKept(before, detections, index), draft);
  work.change({ draft: kept, chosen: chosen === null ? null : { of: 'person', index: kept.boxes.length - 1 } });
}

/** A box in the middle of the visible area. */
function boxInView({ view, room }: PictureLook, picture: Size, className: string) {
  const placement = placementOf(view, picture, room);
  const middle = toPicture({ x: room.width / 2, y: room.height / 2 }, placement);
  const side = Math.max(
    8,
    Math.min(picture.width, picture.height, Math.round((room.height / placement.scale) * NEW_BOX_SHARE)),
  );
  const square: PixelBox = {
    space: 'pixel',
    x: middle.x - side / 2,
    y: middle.y - side / 2,
    width: side,
    height: side,
  };
  return { className, box: movedBox(square, STILL, picture), origin: 'person' } as const;
}
