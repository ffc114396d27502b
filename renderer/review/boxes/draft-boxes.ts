import type { Detection } from '../../../preload/contract/models/model.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import type { PixelBox, Size } from '../../../preload/contract/values/geometry.ts';
import type { Point } from '../picture/viewport.ts';
import type { Draft } from '../session/drafts.ts';

/** A box on the image: one of the person's, or one of the model's that nobody has adopted yet, by its index. */
export type Chosen = { readonly of: 'person' | 'model'; readonly index: number };

/** In pixels of the image; anything smaller is a slip of the finger. */
export const SMALLEST_BOX = 4;

/** The model's boxes that are still only the model's: neither adopted nor removed. */
export function openSuggestions(detections: readonly Detection[], draft: Draft): readonly number[] {
  return detections.flatMap((_, index) => (draft.removed.includes(index) ? [] : [index]));
}

/** Adopts a box of the model as one's own. */
export function withKept(draft: Draft, detections: readonly Detection[], index: number): Draft {
  const detection = detections[index];
  if (detection === undefined || draft.removed.includes(index)) return draft;
  const { className, box } = detection;
  return withBox({ ...draft, removed: [...draft.removed, index] }, { className, box, origin: 'model' });
}

export function withBox(draft: Draft, box: HumanBox): Draft {
  return { ...draft, boxes: [...draft.boxes, box] };
}

/** Removes a box from the image. */
export function withoutChosen(draft: Draft, chosen: Chosen): Draft {
  return chosen.of === 'person'
    ? { ...draft, boxes: draft.boxes.filter((_, index) => index !== chosen.index) }
    : { ...draft, removed: [...draft.removed, chosen.index] };
}

/** A new box has the class that was given last, which is shown on it, or none: no class is ever guessed. */
export function classOfNewBox({ lastClass }: { readonly lastClass: string }, classes: readonly string[]): string {
  return classes.includes(lastClass) ? lastClass : '';
}

/** The first box of the person that has no class yet; -1 if all have one. */
export function unnamedBox({ boxes }: Draft): number {
  return boxes.findIndex(({ className }) => className === '');
}

export function withBoxAt(draft: Draft, index: number, box: PixelBox): Draft {
  return changed(draft, index, (before) => ({ ...before, box }));
}

export function withClass(draft: Draft, index: number, className: string): Draft {
  return changed(draft, index, (before) => ({ ...before, className }));
}

function changed(draft: Draft, index: number, change: (box: HumanBox) => HumanBox): Draft {
  return { ...draft, boxes: draft.boxes.map((box, at) => (at === index ? change(box) : box)) };
}

/** Moves a box by whole pixels, within the image. */
export function movedBox(box: PixelBox, by: Point, picture: Size): PixelBox {
  return {
    ...box,
    x: clamp(Math.round(box.x + by.x), 0, Math.max(0, picture.width - box.width)),
    y: clamp(Math.round(box.y + by.y), 0, Math.max(0, picture.height - box.height)),
  };
}

/** Moves the right and the lower edge of a box. */
export function resizedBox(box: PixelBox, by: Point, picture: Size): PixelBox {
  return {
    ...box,
    width: clamp(Math.round(box.width + by.x), SMALLEST_BOX, picture.width - box.x),
    height: clamp(Math.round(box.height + by.y), SMALLEST_BOX, picture.height - box.y),
  };
}

/** A box as a finger left it, brought back into the image: one that was only moved keeps its size. */
export function fittedBox(box: PixelBox, before: PixelBox, picture: Size): PixelBox {
  if (box.width === before.width && box.height === before.height) return movedBox(box, { x: 0, y: 0 }, picture);
  return boxBetween(box, { x: box.x + box.width, y: box.y + box.height }, picture) ?? before;
}

/** The box between two corners in any order, cut at the edges of the image; null if it is too small to be intended. */
export function boxBetween(from: Point, to: Point, picture: Size): PixelBox | null {
  const left = Math.round(clamp(Math.min(from.x, to.x), 0, picture.width));
  const top = Math.round(clamp(Math.min(from.y, to.y), 0, picture.height));
  const right = Math.round(clamp(Math.max(from.x, to.x), 0, picture.width));
  const bottom = Math.round(clamp(Math.max(from.y, to.y), 0, picture.height));
  const [width, height] = [right - left, bottom - top];
  return width < SMALLEST_BOX || height < SMALLEST_BOX ? null : { space: 'pixel', x: left, y: top, width, height };
}

/** The box after the selected one, the model's suggestions first; null if there are none. */
export function nextChosen(detections: readonly Detection[], draft: Draft, chosen: Chosen | null): Chosen | null {
  const all: Chosen[] = [
    ...openSuggestions(detections, draft).map((index) => ({ of: 'model', index }) as const),
    ...draft.boxes.map((_, index) => ({ of: 'person', index }) as const),
  ];
  const at = all.findIndex(({ of, index }) => of === chosen?.of && index === chosen.index);
  return all[(at + 1) % all.length] ?? null;
}

export function boxOf(detections: readonly Detection[], draft: Draft, chosen: Chosen | null): PixelBox | null {
  if (chosen === null) return null;
  return (chosen.of === 'person' ? draft.boxes : detections)[chosen.index]?.box ?? null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
