import type { HumanBox } from '../../../../preload/contract/parts/inspection.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { edgesOf } from './clipped-box.ts';

const DIGITS = 6;

/** A label file in YOLO format: one line per box with class index, centre and size as fractions of the upright image. */
export function labelLines(boxes: readonly HumanBox[], classes: readonly string[], size: Size): string {
  return boxes
    .map(({ className, box }) => {
      const { left, top, right, bottom } = edgesOf(box, size);
      const shares = [(left + right) / 2, (top + bottom) / 2, right - left, bottom - top];
      return `${classes.indexOf(className)} ${shares.map((share) => share.toFixed(DIGITS)).join(' ')}\n`;
    })
    .join('');
}
