import type { Point } from '../shapes.ts';

/** How much a mark lightens and darkens each pixel in a window of the image, 0 to 1. */
export type Patch = Readonly<{
  left: number;
  top: number;
  width: number;
  height: number;
  light: Float32Array;
  dark: Float32Array;
}>;

/** A point on a line of a mark, in pixels; strength 0 to 1. */
export type StrokePoint = Point & Readonly<{ width: number; strength: number }>;

/** The window of the image that contains all points with `margin` around them, or null if it is outside the image. */
export function emptyPatch(points: readonly Point[], margin: number, size: number): Patch | null {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const width = Math.min(size, Math.ceil(Math.max(...xs) + margin)) - left;
  const height = Math.min(size, Math.ceil(Math.max(...ys) + margin)) - top;
  if (width <= 0 || height <= 0) return null;
  return { left, top, width, height, light: new Float32Array(width * height), dark: new Float32Array(width * height) };
}

/** Draws a line with a Gaussian profile; where lines meet the stronger one counts, so that joints do not glow. */
export function drawStroke(patch: Patch, onto: Float32Array, points: readonly StrokePoint[]): void {
  for (let i = 1; i < points.length; i++) {
    const [from, to] = [points[i - 1], points[i]];
    if (from !== undefined && to !== undefined) drawSegment(patch, onto, from, to);
  }
}

function drawSegment(patch: Patch, onto: Float32Array, from: StrokePoint, to: StrokePoint): void {
  const reach = Math.max(from.width, to.width) * 1.7 + 1;
  const [startX, endX] = [Math.floor(Math.min(from.x, to.x) - reach), Math.ceil(Math.max(from.x, to.x) + reach)];
  const [startY, endY] = [Math.floor(Math.min(from.y, to.y) - reach), Math.ceil(Math.max(from.y, to.y) + reach)];
  const [alongX, alongY] = [to.x - from.x, to.y - from.y];
  const lengthSquared = alongX * alongX + alongY * alongY || 1;
  for (let y = Math.max(patch.top, startY); y <= Math.min(patch.top + patch.height - 1, endY); y++) {
    for (let x = Math.max(patch.left, startX); x <= Math.min(patch.left + patch.width - 1, endX); x++) {
      const t = Math.min(1, Math.max(0, ((x - from.x) * alongX + (y - from.y) * alongY) / lengthSquared));
      const [offX, offY] = [x - from.x - t * alongX, y - from.y - t * alongY];
      const width = from.width + (to.width - from.width) * t;
      const value =
        (from.strength + (to.strength - from.strength) * t) *
        Math.exp((-2.2 * (offX * offX + offY * offY)) / (width * width));
      const at = (y - patch.top) * patch.width + x - patch.left;
      if (value > (onto[at] ?? 0)) onto[at] = value;
    }
  }
}
