import { type Outline, outlineOf, SOFT } from './outline.ts';
import type { Row, Scene } from './scene.ts';
import { type Glass, glassBegins, glassOf, printAt } from './shade-glass.ts';
import { type Ground, groundOf } from './shade-tray.ts';
import { ramp } from './shapes.ts';
import { toLevel, toLinear } from './tone.ts';

/** Everything between the outline and the flat glass: the frame, a gap, and the edge of the glass that curves down to it. */
export type Edge = Readonly<{
  outline: Outline;
  glass: Glass;
  ground: Ground;
  /** Widths in pixels: of the frame, from the outline to the glass, and of the curved part of the glass. */
  frame: number;
  begins: number;
  curve: number;
  /** Colour of the frame, linear. */
  metal: readonly [number, number, number];
  lampX: number;
  lampY: number;
}>;

/** Light from the gap, linear. */
const GAP_LIGHT = 0.004;
/** The width in pixels over which the glass rises out of the gap. */
const FADE_IN = 0.8;

export function edgeOf(scene: Scene): Edge {
  const { model, place, light, frameColour } = scene;
  const [red, green, blue] = frameColour;
  return {
    outline: outlineOf(scene),
    glass: glassOf(scene),
    ground: groundOf(scene),
    frame: model.frame * place.pixelsPerMm,
    begins: glassBegins(scene),
    curve: model.curve * place.pixelsPerMm,
    metal: [toLinear(red), toLinear(green), toLinear(blue)],
    lampX: Math.cos(light.angle),
    lampY: Math.sin(light.angle),
  };
}

/** Draws the edge of a row, mixed with the tray where the outline is soft. */
export function edgeAlongRow(edge: Edge, y: number, row: Row): void {
  const { distance, matt, mirrored, levels, ground } = row;
  const { glass, ground: tray } = edge;
  const pixel = [0, 0, 0];
  for (let x = 0; x < matt.length; x++) {
    const outside = distance[x] ?? 0;
    if (outside >= SOFT || outside <= glass.flatFrom) continue;
    const facing = facingAt(edge, x, y);
    if (-outside < edge.begins) shadeMetal(pixel, edge, -outside, facing, matt[x] ?? 0);
    else shadeCurve(pixel, edge, printAt(glass.face, x, y), -outside, facing, matt[x] ?? 0, mirrored[x] ?? 0);
    const cover = Math.min(1, (SOFT - outside) / (2 * SOFT));
    const bare = cover === 1 ? 0 : (ground[x] ?? 0) * (1 - cover);
    const at = (y * matt.length + x) * 3;
    levels[at] = toLevel((pixel[0] ?? 0) * cover * glass.red + bare * tray.red);
    levels[at + 1] = toLevel((pixel[1] ?? 0) * cover + bare * tray.green);
    levels[at + 2] = toLevel((pixel[2] ?? 0) * cover * glass.blue + bare * tray.blue);
  }
}

/** How much the outline nearest to a pixel faces the lamp: -1 to 1. */
function facingAt({ outline, lampX, lampY }: Edge, x: number, y: number): number {
  const { cos, sin, halfWidth, halfHeight, radius } = outline;
  const dx = x - outline.centreX;
  const dy = y - outline.centreY;
  const u = dx * cos + dy * sin;
  const v = dy * cos - dx * sin;
  const outX = Math.abs(u) - halfWidth + radius;
  const outY = Math.abs(v) - halfHeight + radius;
  const isCorner = outX > 0 && outY > 0;
  const alongX = Math.sign(u) * (isCorner ? outX : outX > outY ? 1 : 0);
  const alongY = Math.sign(v) * (isCorner ? outY : outX > outY ? 0 : 1);
  const length = Math.sqrt(alongX * alongX + alongY * alongY) || 1;
  return ((alongX * cos - alongY * sin) * lampX + (alongX * sin + alongY * cos) * lampY) / length;
}

function shadeMetal(pixel: number[], { frame, metal }: Edge, depth: number, facing: number, matt: number): void {
  // A half cylinder: its flank faces outwards, its top upwards.
  const top = Math.min(1, Math.max(0, depth / frame));
  const flank = 1 - top;
  const inGap = ramp(depth, frame - 0.6, frame + 0.6);
  const glint = 0.5 * Math.exp(-(((top - 0.55) / 0.16) ** 2)) * (0.6 + 0.4 * facing);
  const shine = Math.max(0, facing * flank + 0.25) ** 3 * 0.9 + glint;
  const body = matt * (0.28 + 0.34 * top + 0.3 * facing * flank + shine) * (1 - inGap);
  for (let colour = 0; colour < 3; colour++) pixel[colour] = (metal[colour] ?? 0) * body + GAP_LIGHT * inGap;
}

function shadeCurve(
  pixel: number[],
  { glass, begins, curve }: Edge,
  print: number,
  depth: number,
  facing: number,
  matt: number,
  mirrored: number,
): void {
  const bend = Math.max(0, 1 - (depth - begins) / curve);
  // The curved glass reflects the lamp where it faces it, and the dark surroundings elsewhere.
  const lamp = matt * (0.16 * Math.max(0, facing) ** 2 + 0.018) * Math.exp(-(((bend - 0.55) / 0.3) ** 2));
  const mirror = mirrored * (1 - bend * 0.7) + (bend === 0 ? 0 : lamp);
  const share = Math.min(1, (depth - begins) / FADE_IN);
  for (let colour = 0; colour < 3; colour++) {
    const printed = toLinear(glass.face.levels[print + colour] ?? 0) * matt;
    pixel[colour] = (printed + mirror) * share + GAP_LIGHT * (1 - share);
  }
}
