import type { PixelBox, Size } from '../../../preload/contract/geometry.ts';
import type { HumanBox } from '../../../preload/contract/inspection.ts';

const DIGITS = 6;

/** A label file in YOLO form: one line per box, class index, centre and size as shares of the upright picture. */
export function labelLines(boxes: readonly HumanBox[], classes: readonly string[], size: Size): string {
  return boxes.map(({ className, box }) => `${classes.indexOf(className)} ${shares(box, size)}\n`).join('');
}

/** A box drawn over the edge is cut at it: trainers refuse shares outside 0 to 1. */
function shares({ x, y, width, height }: PixelBox, size: Size): string {
  const left = clamp(x, size.width);
  const top = clamp(y, size.height);
  const right = clamp(x + width, size.width);
  const bottom = clamp(y + height, size.height);
  return [
    (left + right) / 2 / size.width,
    (top + bottom) / 2 / size.height,
    (right - left) / size.width,
    (bottom - top) / size.height,
  ]
    .map((share) => share.toFixed(DIGITS))
    .join(' ');
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(0, value));
}
