import type { Scene } from './scene.ts';
import { boxDistance } from './shapes.ts';

/** The part's outline in the image; lengths in pixels. */
export type Outline = Readonly<{
  centreX: number;
  centreY: number;
  cos: number;
  sin: number;
  halfWidth: number;
  halfHeight: number;
  radius: number;
}>;

/** The width, in pixels on either side of the outline, in which part and tray are mixed. */
export const SOFT = 0.7;

export function outlineOf({ model, place }: Pick<Scene, 'model' | 'place'>): Outline {
  const scale = place.pixelsPerMm;
  return {
    centreX: place.centreX,
    centreY: place.centreY,
    cos: Math.cos(place.angle),
    sin: Math.sin(place.angle),
    halfWidth: (model.width / 2) * scale,
    halfHeight: (model.height / 2) * scale,
    radius: model.cornerRadius * scale,
  };
}

/** Distance of each pixel of a row from the outline, in pixels, negative inside. */
export function distanceAlongRow(outline: Outline, y: number, row: Float64Array): void {
  const { cos, sin, halfWidth, halfHeight, radius } = outline;
  const dy = y - outline.centreY;
  for (let x = 0; x < row.length; x++) {
    const dx = x - outline.centreX;
    row[x] = boxDistance(dx * cos + dy * sin, dy * cos - dx * sin, halfWidth, halfHeight, radius);
  }
}
