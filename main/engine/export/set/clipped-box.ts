import type { PixelBox, Size } from '../../../../preload/contract/values/geometry.ts';

/** Edges as shares of the picture lie on this grid: then centre and size have no more than six digits, and reading them back gives the very same edges. */
const GRID = 500_000;

/** The edges of a box as shares of the picture, 0 to 1. What lies outside is cut off: trainers refuse shares beyond it. */
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

/** Pixels. What is left of a box that is cut at the picture's edge may be less: no trainer can learn it, and most refuse it. */
const SMALLEST_SIDE = 0.01;

/** Whether anything of a box is left in the picture. */
export function hasArea(box: PixelBox, size: Size): boolean {
  const { left, top, right, bottom } = edgesOf(box, size);
  return (right - left) * size.width >= SMALLEST_SIDE && (bottom - top) * size.height >= SMALLEST_SIDE;
}
