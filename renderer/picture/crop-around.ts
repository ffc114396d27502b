import type { Size } from '../../preload/contract/values/geometry.ts';

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How many times as wide as the box the crop is, so that its surroundings can be recognised. */
const ROOM = 3;
/** A crop is at least this share of the picture's shorter side: a tiny box must not become a blur. */
const LEAST_SHARE = 0.2;
const ASPECT = 4 / 3;

/** The area of a picture to show for a box in it: four to three, the box in its middle, within the picture as far as it fits. */
export function cropAround(box: Area, { width, height }: Size): Area {
  const wanted = Math.max(box.width * ROOM, box.height * ROOM * ASPECT, Math.min(width, height) * LEAST_SHARE);
  const across = Math.min(wanted, width, height * ASPECT);
  const down = across / ASPECT;
  const place = (middle: number, length: number, room: number) =>
    Math.min(Math.max(middle - length / 2, 0), Math.max(0, room - length));
  return {
    x: place(box.x + box.width / 2, across, width),
    y: place(box.y + box.height / 2, down, height),
    width: across,
    height: down,
  };
}
