import type { PixelBox, Size } from '../../preload/contract/values/geometry.ts';

export type Frame = { readonly width: number; readonly height: number; readonly scale: number };

/** The largest frame of the picture's proportions that fits, with screen pixels per picture pixel; `null` without room. */
export function fitFrame(picture: Size, room: { readonly width: number; readonly height: number }): Frame | null {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  return { width: picture.width * scale, height: picture.height * scale, scale };
}

/** A side of a box on screen, in pixels: a box without area must be visible too. */
const LEAST_SIDE = 4;

/** A box of the picture in screen pixels of its frame, kept inside it. */
export function onScreen(box: PixelBox, frame: Frame) {
  const [x, width] = shown(box.x * frame.scale, box.width * frame.scale, frame.width);
  const [y, height] = shown(box.y * frame.scale, box.height * frame.scale, frame.height);
  return { x, y, width, height };
}

function shown(from: number, extent: number, room: number): readonly [from: number, extent: number] {
  const first = clamp(from, 0, room);
  const last = clamp(from + extent, 0, room);
  if (last - first >= LEAST_SIDE || room < LEAST_SIDE) return [first, last - first];
  return [clamp((first + last - LEAST_SIDE) / 2, 0, room - LEAST_SIDE), LEAST_SIDE];
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
