import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { defectLimitsSchema } from '../../../preload/contract/station/recipe.ts';
import type { LabelTrouble } from '../../../preload/contract/station/transfer.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';

/** Labels of one picture as a file gives them, before it is known which part it shows. */
export type PictureLabels = {
  /** The picture's name in the set. */
  readonly file: string;
  /** Where its bytes are; null if the set comes without them. */
  readonly path: string | null;
  /** Who says so. */
  readonly origin: 'imported' | 'simulator';
  /** The boxes in a picture of this size, or why they cannot be used. */
  readonly boxesIn: (size: Size) => readonly HumanBox[] | LabelTrouble;
};

/** The content of a set. */
export type LabelSet = {
  readonly pictures: readonly PictureLabels[];
  /** Label files with boxes that belong to no picture. */
  readonly strays: readonly string[];
};

/** More boxes than this on one picture are not labels. */
export const MOST_BOXES = 10_000;
const PIXEL_DIGITS = 4;

/** A class as a recipe can name it. */
export function isClassName(name: string): boolean {
  return defectLimitsSchema.shape.className.safeParse(name).success;
}

type PixelEdges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** A box from its edges, cut at the edges of the picture; null if nothing is left: a box without area says nothing. */
export function boxFromEdges(className: string, edges: PixelEdges, size: Size): HumanBox | null {
  const [left, right] = [within(edges.left, size.width), within(edges.right, size.width)];
  const [top, bottom] = [within(edges.top, size.height), within(edges.bottom, size.height)];
  const [width, height] = [rounded(right - left), rounded(bottom - top)];
  if (!(width > 0 && height > 0)) return null;
  return { className, origin: 'person', box: { space: 'pixel', x: left, y: top, width, height } };
}

function within(value: number, limit: number): number {
  return rounded(Math.min(limit, Math.max(0, value)));
}

function rounded(value: number): number {
  return Number(value.toFixed(PIXEL_DIGITS));
}
