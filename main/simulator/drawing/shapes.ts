/** Distance from (x, y) to the edge of a box with round corners around the origin; negative inside. */
export function boxDistance(x: number, y: number, halfWidth: number, halfHeight: number, radius: number): number {
  const outX = Math.abs(x) - halfWidth + radius;
  const outY = Math.abs(y) - halfHeight + radius;
  if (outX <= 0 || outY <= 0) return Math.max(outX, outY) - radius;
  return Math.sqrt(outX * outX + outY * outY) - radius;
}

/** 0 up to `from`, 1 from `to` on, smooth in between (3t² − 2t³). */
export function ramp(value: number, from: number, to: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

export type Point = Readonly<{ x: number; y: number }>;

/** The position of the part before the camera: millimetres around its centre to pixels of the image. */
export type Placement = Readonly<{ centreX: number; centreY: number; angle: number; pixelsPerMm: number }>;

export function toPixels({ centreX, centreY, angle, pixelsPerMm }: Placement, { x, y }: Point): Point {
  const [cos, sin] = [Math.cos(angle) * pixelsPerMm, Math.sin(angle) * pixelsPerMm];
  return { x: centreX + x * cos - y * sin, y: centreY + x * sin + y * cos };
}
