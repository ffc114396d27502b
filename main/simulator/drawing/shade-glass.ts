import type { Face } from './face.ts';
import type { Row, Scene } from './scene.ts';
import { toLevel, toLinear } from './tone.ts';

/** The flat part of the glass. */
export type Glass = Readonly<{
  face: Face;
  /** Distance from the part's outline, negative inside, from which the glass is flat. */
  flatFrom: number;
  red: number;
  blue: number;
}>;

/** Width of the dark gap between frame and glass, millimetres; never less than a pixel. */
const GAP = 0.22;

/** Pixels from the part's outline to the beginning of its glass. */
export function glassBegins({ model, place }: Scene): number {
  return model.frame * place.pixelsPerMm + Math.max(1, GAP * place.pixelsPerMm);
}

export function glassOf(scene: Scene): Glass {
  const { face, light, model, place } = scene;
  const curve = Math.max(1, model.curve * place.pixelsPerMm);
  return { face, flatFrom: -(glassBegins(scene) + curve), red: light.red, blue: light.blue };
}

/** Index of a pixel's print; the outermost pixels may be slightly outside the face and take its corner's. */
export function printAt(face: Face, x: number, y: number): number {
  const column = x - face.left;
  const row = y - face.top;
  const isPrinted = column >= 0 && row >= 0 && column < face.width && row < face.height;
  return isPrinted ? (row * face.width + column) * 3 : 0;
}

/** Draws the flat glass of a row: print and display under it, lamps reflected in it. */
export function glassAlongRow({ face, flatFrom, red, blue }: Glass, y: number, row: Row): void {
  const { distance, matt, mirrored, levels } = row;
  for (let x = 0; x < matt.length; x++) {
    if ((distance[x] ?? 0) > flatFrom) continue;
    const print = printAt(face, x, y);
    const lit = matt[x] ?? 0;
    const mirror = mirrored[x] ?? 0;
    const at = (y * matt.length + x) * 3;
    levels[at] = toLevel((toLinear(face.levels[print] ?? 0) * lit + mirror) * red);
    levels[at + 1] = toLevel(toLinear(face.levels[print + 1] ?? 0) * lit + mirror);
    levels[at + 2] = toLevel((toLinear(face.levels[print + 2] ?? 0) * lit + mirror) * blue);
  }
}
