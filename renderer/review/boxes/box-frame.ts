import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { type Placement, type Point, type Room, toPicture } from '../picture/viewport.ts';

/** A box on the screen, in screen pixels of the stage. */
export type Frame = Point & { readonly width: number; readonly height: number };

export function frameOf({ x, y, width, height }: PixelBox, { scale, ...corner }: Placement): Frame {
  return {
    x: x * scale + corner.x,
    y: y * scale + corner.y,
    width: width * scale,
    height: height * scale,
  };
}

/** The box that a frame on the screen encloses; width and height in whole pixels of the image. */
export function boxOfFrame(frame: Frame, placement: Placement): PixelBox {
  const [width, height] = [frame.width / placement.scale, frame.height / placement.scale];
  return { space: 'pixel', ...toPicture(frame, placement), width: Math.round(width), height: Math.round(height) };
}

/** The corner of a label of this height: above the frame, or below it if there is no space above; never outside the room. */
export function labelCorner(frame: Frame, labelHeight: number, room: Room): Point {
  const below = Math.min(frame.y + frame.height, room.height - labelHeight);
  const y = frame.y >= labelHeight ? frame.y - labelHeight : below;
  return { x: Math.max(0, frame.x), y: Math.max(0, y) };
}
