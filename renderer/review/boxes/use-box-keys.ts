import type { Detection } from '../../../preload/contract/models/model.ts';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { PixelBox, Size } from '../../../preload/contract/values/geometry.ts';
import { useShortcuts } from '../../ui/keyboard/shortcuts.tsx';
import type { PictureLook } from '../picture/use-picture-look.ts';
import { type Point, panned, placementOf, toPicture, WHOLE, zoomedAt, zoomedToBox } from '../picture/viewport.ts';
import { type ItemWork, withoutUntouched } from '../use-item-work.ts';
import {
  boxOf,
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
const ZOOM_STEP = 1.25;
/** The share of the visible area that a new box takes. */
const NEW_BOX_SHARE = 0.2;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const STILL: Point = { x: 0, y: 0 };

/** What keys and buttons share for looking at an image. */
export type LookActions = {
  readonly newBox: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
};

/** Keys for the image and its boxes; actions that also have a button are returned. */
export function useBoxKeys(
  work: ItemWork,
  look: PictureLook,
  { width, height }: Inspection,
  detections: readonly Detection[],
  classes: readonly string[],
): LookActions {
  const { draft, chosen } = work;
  const { view, room } = look;
  const picture: Size = { width, height };
  const { scale } = placementOf(view, picture, room);
  const zoom = (factor: number) =>
    look.setView(zoomedAt(view, factor, { x: room.width / 2, y: room.height / 2 }, picture, room));
  const reshape = (change: (box: PixelBox) => PixelBox) => {
    const box = boxOf(detections, draft, chosen);
    if (box === null || chosen === null) return;
    const own = chosen.of === 'person' ? draft : withKept(draft, detections, chosen.index);
    const index = chosen.of === 'person' ? chosen.index : own.boxes.length - 1;
    work.change({ draft: withBoxAt(own, index, change(box)), chosen: { of: 'person', index }, mode: 'look' });
  };
  const step = (combo: string, length: number): Point => {
    const { x, y } = directions[combo.replace('Shift+', '')] ?? STILL;
    return { x: x * length, y: y * length };
  };
  const boxStep = (combo: string) => step(combo, Math.max(1, Math.round(BOX_STEP / scale)));
  const actions: LookActions = {
    newBox: () => work.add(boxInView(look, picture, classes), 'draw'),
    zoomIn: () => zoom(ZOOM_STEP),
    zoomOut: () => zoom(1 / ZOOM_STEP),
    fit: () => look.setView(WHOLE),
  };
  const isLeaving = chosen !== null || work.mode !== 'look';
  useShortcuts({
    'review-boxes': look.toggleBoxes,
    'review-box-next': () => work.choose(nextChosen(detections, draft, chosen)),
    'review-box-keep': () => keep(work, detections),
    'review-box-new': actions.newBox,
    ...(chosen !== null && {
      'review-box-delete': () => work.change({ draft: withoutChosen(draft, chosen), chosen: null, mode: 'look' }),
      'review-resize': ({ combo }) => reshape((box) => resizedBox(box, boxStep(combo), picture)),
    }),
    'review-move': ({ combo }) => {
      if (chosen !== null) return reshape((box) => movedBox(box, boxStep(combo), picture));
      const by = step(combo, -PAN_STEP);
      look.setView(panned(view, by, picture, room));
    },
    ...(isLeaving && {
      'review-leave': () => work.change({ draft: withoutUntouched(work), chosen: null, mode: 'look' }),
    }),
    'review-zoom-in': actions.zoomIn,
    'review-zoom-out': actions.zoomOut,
    'review-fit': actions.fit,
    'review-zoom-box': () => {
      // Zooming in does not select the box: the digits still answer.
      const box = boxOf(detections, draft, chosen ?? nextChosen(detections, draft, null));
      if (box !== null) look.setView(zoomedToBox(box, picture, room));
    },
    'review-keep-zoom': look.toggleKeepZoom,
    'review-invert': () => look.changeTone({ isInverted: !look.tone.isInverted }),
    'review-loupe': look.toggleLoupe,
    'review-tone': () => look.openTone((isOpen) => !isOpen),
  });
  return actions;
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

/** A box in the middle of the visible area, with the first class until it is named. */
function boxInView({ view, room }: PictureLook, picture: Size, classes: readonly string[]) {
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
  return { className: classes[0] ?? '', box: movedBox(square, STILL, picture), origin: 'person' } as const;
}
