import type { PixelBox, Size } from '../../../../preload/contract/values/geometry.ts';

/** Edges as fractions of the image are on this grid: then centre and size have at most six digits, and reading them back gives exactly the same edges. */
const GRID = 500_000;

/** The edges of a box as fractions of the image, 0 to 1. Anything outside is cut off: trainers refuse fractions beyond it. */
export type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export function edgesOf({ x, y, width, height }: PixelBox, size: Size): Edges {
  return {
    left: onGrid(x / size.width),
    top: onGrid(y / size.height),
    right: onGrid((x + width) / size.width),
    bottom: onGrid((y + height) / size.height),
  };
}

function onGrid(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * GRID) / GRID;
}

/** Pixels. A box cut at the edge of the image may become smaller: no trainer can learn from it, and most refuse it. */
const SMALLEST_SIDE = 0.01;

/** Whether any of a box is left in the image. */
export function hasArea(box: PixelBox, size: Size): boolean {
  const { left, top, right, bottom } = edgesOf(box, size);
  return (right - left) * size.width >= SMALLEST_SIDE && (bottom - top) * size.height >= SMALLEST_SIDE;
}
