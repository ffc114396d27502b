import type { Size } from '../../../preload/contract/geometry.ts';
import type { HumanBox } from '../../../preload/contract/inspection.ts';

/** Labels of one picture as a file says them, before it is known which part it shows. */
export type PictureLabels = {
  /** The picture's name in the set. */
  readonly file: string;
  /** Where its bytes are; null where the set comes without them. */
  readonly path: string | null;
  /** Who says so. */
  readonly origin: 'imported' | 'simulator';
  /** The boxes in a picture of this size, or why they cannot be used. */
  readonly boxesIn: (size: Size) => readonly HumanBox[] | 'no-label' | 'bad-label' | 'other-size';
};

const PIXEL_DIGITS = 4;

/** A box from its edges, cut at the edges of the picture. */
export function boxFromEdges(
  className: string,
  edges: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  size: Size,
): HumanBox {
  const [left, right] = [within(edges.left, size.width), within(edges.right, size.width)];
  const [top, bottom] = [within(edges.top, size.height), within(edges.bottom, size.height)];
  return {
    className,
    origin: 'person',
    box: { space: 'pixel', x: left, y: top, width: rounded(right - left), height: rounded(bottom - top) },
  };
}

function within(value: number, limit: number): number {
  return rounded(Math.min(limit, Math.max(0, value)));
}

function rounded(value: number): number {
  return Number(value.toFixed(PIXEL_DIGITS));
}
