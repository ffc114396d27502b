import type { Frame } from './fit-frame.ts';

type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type PlacedLabel = { readonly x: number; readonly y: number };

/**
 * Where the label of each box goes, in screen pixels: above its box, else below, else inside its top edge, the first of
 * these that hides no label placed before it; `null` where none is free. Boxes come most important first.
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
    const rows = [box.y - label.height, box.y + box.height, box.y];
    const y = rows.find((row) => {
      const place = { x, y: row, ...label };
      return row >= 0 && row + label.height <= frame.height && !taken.some((other) => overlaps(other, place));
    });
    if (y === undefined) return null;
    taken.push({ x, y, ...label });
    return { x, y };
  });
}

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
