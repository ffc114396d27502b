import type { PixelBox, Size } from '../../preload/contract/geometry.ts';

export type Frame = { readonly width: number; readonly height: number; readonly scale: number };

/** The largest frame of the picture's own shape in the room there is, and screen pixels per picture pixel; `null` without room. */
export function fitFrame(picture: Size, room: { readonly width: number; readonly height: number }): Frame | null {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  return { width: picture.width * scale, height: picture.height * scale, scale };
}

/** A box of the picture in screen pixels of its frame, kept inside it. */
export function onScreen(box: PixelBox, frame: Frame) {
  const left = clamp(box.x * frame.scale, 0, frame.width);
  const top = clamp(box.y * frame.scale, 0, frame.height);
  const right = clamp((box.x + box.width) * frame.scale, 0, frame.width);
  const bottom = clamp((box.y + box.height) * frame.scale, 0, frame.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The outline as an SVG path in screen pixels. */
export function outlinePath(outline: readonly number[], frame: Frame): string {
  const points: string[] = [];
  for (let i = 0; i + 1 < outline.length; i += 2) {
    points.push(`${((outline[i] ?? 0) * frame.scale).toFixed(1)},${((outline[i + 1] ?? 0) * frame.scale).toFixed(1)}`);
  }
  return points.length === 0 ? '' : `M${points.join('L')}Z`;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
