import type { ModelInput } from '../../../../preload/contract/models/model.ts';
import type { PixelBox, Size } from '../../../../preload/contract/values/geometry.ts';

/** The position of an image inside a model's input: the rectangle it fills there, in input pixels, and the two sizes. */
export type Letterbox = Readonly<{
  picture: Size;
  input: Size;
  left: number;
  top: number;
  width: number;
  height: number;
}>;

/** Corners of a box in pixels of the model's input. */
export type InputCorners = Readonly<{ x1: number; y1: number; x2: number; y2: number }>;

/** Places an image in an input as the training tools do: ratio kept, size rounded, the odd pixel of padding to the right and below. */
export function letterboxFor(picture: Size, input: Pick<ModelInput, 'width' | 'height' | 'fit'>): Letterbox {
  const target = { width: input.width, height: input.height };
  if (input.fit === 'stretch') return { picture, input: target, left: 0, top: 0, ...target };
  const ratio = Math.min(target.width / picture.width, target.height / picture.height);
  const width = Math.max(1, Math.min(target.width, Math.round(picture.width * ratio)));
  const height = Math.max(1, Math.min(target.height, Math.round(picture.height * ratio)));
  const isCentred = input.fit === 'letterbox-centre';
  return {
    picture,
    input: target,
    left: isCentred ? Math.floor((target.width - width) / 2) : 0,
    top: isCentred ? Math.floor((target.height - height) / 2) : 0,
    width,
    height,
  };
}

/** A box of the input as a box of the upright image, cut off at its edges. */
export function toPicture(corners: InputCorners, letterbox: Letterbox): PixelBox {
  const { picture } = letterbox;
  const x1 = clamp(pictureX(Math.min(corners.x1, corners.x2), letterbox), picture.width);
  const y1 = clamp(pictureY(Math.min(corners.y1, corners.y2), letterbox), picture.height);
  const x2 = clamp(pictureX(Math.max(corners.x1, corners.x2), letterbox), picture.width);
  const y2 = clamp(pictureY(Math.max(corners.y1, corners.y2), letterbox), picture.height);
  return { space: 'pixel', x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
}

/** A box of the image as corners in the model's input: the inverse of {@link toPicture} for boxes inside the image. */
export function toInput(box: PixelBox, { picture, left, top, width, height }: Letterbox): InputCorners {
  const scaleX = width / picture.width;
  const scaleY = height / picture.height;
  return {
    x1: left + box.x * scaleX,
    y1: top + box.y * scaleY,
    x2: left + (box.x + box.width) * scaleX,
    y2: top + (box.y + box.height) * scaleY,
  };
}

/** Horizontal position in the image of a position in the input, not cut off. */
export function pictureX(x: number, { picture, left, width }: Letterbox): number {
  return ((x - left) * picture.width) / width;
}

/** Vertical position in the image of a position in the input, not cut off. */
export function pictureY(y: number, { picture, top, height }: Letterbox): number {
  return ((y - top) * picture.height) / height;
}

function clamp(value: number, limit: number): number {
  return Math.min(Math.max(value, 0), limit);
}
