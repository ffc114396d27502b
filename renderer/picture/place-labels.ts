import type { Frame } from './fit-frame.ts';

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type PlacedLabel = { readonly x: number; readonly y: number };

/**
 * Where the label of each box goes, in screen pixels: above its box, else below, else inside its top edge, the first of
 * these that hides no label placed before it and, if possible, no other box; `null` if none is free. Boxes
 * come most important first.
 */
export function placeLabels(
  boxes: readonly Rect[],
  labels: readonly { readonly width: number; readonly height: number }[],
  frame: Frame,
): (PlacedLabel | null)[] {
  const taken: Rect[] = [];
  return boxes.map((box, index) => {
    const label = labels[index];
    if (label === undefined) return null;
    const x = Math.max(0, Math.min(box.x, frame.width - label.width));
    const free = [box.y - label.height, box.y + box.height, box.y]
      .map((y) => ({ x, y, ...label }))
      .filter((place) => place.y >= 0 && place.y + place.height <= frame.height && isFreeOf(place, taken));
    const others = boxes.filter((other) => other !== box);
    const place = free.find((one) => isFreeOf(one, others)) ?? free[0];
    if (place === undefined) return null;
    taken.push(place);
    return { x: place.x, y: place.y };
  });
}

function isFreeOf(place: Rect, others: readonly Rect[]): boolean {
  return !others.some((other) => overlaps(other, place));
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
