import type { PixelBox, Size } from '../../../preload/contract/values/geometry.ts';

/** The visible part of an image, independent of its size and the window's, so that it can be kept from item to item. */
export type View = {
  /** 1 shows the whole image. */
  readonly zoom: number;
  /** The point of the image at the middle of the screen, 0 to 1 across and down. */
  readonly x: number;
  readonly y: number;
};

export type Room = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
/** Screen pixels per image pixel, and the position of the image's corner on the screen. */
export type Placement = Point & { readonly scale: number };

export const WHOLE: View = { zoom: 1, x: 0.5, y: 0.5 };
export const MOST_ZOOM = 40;
/** The share of the space for a box that is zoomed to: its surroundings show whether it is a defect. */
const BOX_SHARE = 0.4;

export function placementOf(view: View, picture: Size, room: Room): Placement {
  const scale = fitScale(picture, room) * view.zoom;
  return {
    scale,
    x: room.width / 2 - view.x * picture.width * scale,
    y: room.height / 2 - view.y * picture.height * scale,
  };
}

/** Zooms by `factor`, keeping the point of the image under `at` where it is. */
export function zoomedAt(view: View, factor: number, at: Point, picture: Size, room: Room): View {
  const zoom = clamp(view.zoom * factor, 1, MOST_ZOOM);
  const before = placementOf(view, picture, room);
  const under = toPicture(at, before);
  const after = placementOf({ ...view, zoom }, picture, room);
  const moved = { x: under.x * after.scale + after.x - at.x, y: under.y * after.scale + after.y - at.y };
  return panned({ ...view, zoom }, { x: -moved.x, y: -moved.y }, picture, room);
}

/** Moves the image by this many screen pixels; while it fills the space, its edges stay outside. */
export function panned(view: View, by: Point, picture: Size, room: Room): View {
  const { scale } = placementOf(view, picture, room);
  return {
    zoom: view.zoom,
    x: kept(view.x - by.x / (picture.width * scale), picture.width * scale, room.width),
    y: kept(view.y - by.y / (picture.height * scale), picture.height * scale, room.height),
  };
}

export function zoomedToBox(box: PixelBox, picture: Size, room: Room): View {
  const fit = fitScale(picture, room);
  const wanted = Math.min(room.width / Math.max(1, box.width), room.height / Math.max(1, box.height)) * BOX_SHARE;
  const zoom = clamp(wanted / fit, 1, MOST_ZOOM);
  const middle = { zoom, x: (box.x + box.width / 2) / picture.width, y: (box.y + box.height / 2) / picture.height };
  return panned(middle, { x: 0, y: 0 }, picture, room);
}

/** Screen pixels to pixels of the image. */
export function toPicture(at: Point, placement: Placement): Point {
  return { x: (at.x - placement.x) / placement.scale, y: (at.y - placement.y) / placement.scale };
}

function fitScale(picture: Size, room: Room): number {
  return Math.min(room.width / picture.width, room.height / picture.height);
}

/** Limits the middle of the screen so that no gap shows at the edges; an image smaller than the space is centred. */
function kept(middle: number, length: number, room: number): number {
  if (length <= room) return 0.5;
  const margin = room / 2 / length;
  return clamp(middle, margin, 1 - margin);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
