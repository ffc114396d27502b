import type { Size } from '../../../preload/contract/values/geometry.ts';
import { boxFromEdges, isClassName, MOST_BOXES, type PictureLabels } from './picture-labels.ts';

/** One line of a label file: centre and size as shares of the picture. */
export type YoloBox = {
  readonly index: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Edges of shares with six digits may be this far outside. */
const ROUNDING = 1e-5;
const CLASS_INDEX = /^(\d{1,6})(?:\.0+)?$/;
const SHARE = /^[+-]?(?:\d{1,30}(?:\.\d{0,40})?|\.\d{1,40})(?:e[+-]?\d{1,3})?$/i;

/** The boxes of a label file; null if it is not one. An empty one says that the part is good. */
export function yoloBoxes(text: string): readonly YoloBox[] | null {
  const boxes: YoloBox[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const box = yoloBox(trimmed.split(/\s+/, 7));
    if (box === null || boxes.length === MOST_BOXES) return null;
    boxes.push(box);
  }
  return boxes;
}

function yoloBox([first = '', ...shares]: readonly string[]): YoloBox | null {
  const digits = CLASS_INDEX.exec(first)?.[1];
  if (digits === undefined || shares.length !== 4 || !shares.every((share) => SHARE.test(share))) return null;
  const [x = 0, y = 0, width = 0, height = 0] = shares.map(Number);
  const edges = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const isFitting = edges.every((edge) => edge >= -ROUNDING && edge <= 1 + ROUNDING);
  return isFitting && width >= 0 && height >= 0 ? { index: String(Number(digits)), x, y, width, height } : null;
}

/** The same in pixels of a picture, with class names, or why they cannot be used. */
export function boxesInPixels(
  boxes: readonly YoloBox[],
  classes: ReadonlyMap<string, string>,
  size: Size,
): ReturnType<PictureLabels['boxesIn']> {
  const pixels = [];
  for (const { index, x, y, width, height } of boxes) {
    const className = classes.get(index);
    if (className === undefined || !isClassName(className)) return 'bad-label';
    const edges = {
      left: (x - width / 2) * size.width,
      right: (x + width / 2) * size.width,
      top: (y - height / 2) * size.height,
      bottom: (y + height / 2) * size.height,
    };
    const box = boxFromEdges(className, edges, size);
    if (box === null) return 'empty-box';
    pixels.push(box);
  }
  return pixels;
}
