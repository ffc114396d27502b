import { type Outline, outlineOf, SOFT } from './outline.ts';
import type { Row, Scene } from './scene.ts';
import { boxDistance, ramp } from './shapes.ts';
import { toLevel } from './tone.ts';
import type { Tray } from './tray.ts';

/** The tray with its light and the part's shadow; lengths in pixels. */
export type Ground = Readonly<{
  tray: Tray;
  trayX: number;
  trayY: number;
  /** Towards the lamp, scaled to the slopes of the tray. */
  lampX: number;
  lampY: number;
  /** The outline, moved away from the lamp: where it casts its shadow. */
  cast: Outline;
  reach: number;
  pixelsPerMm: number;
  /** Tint of tray and light. */
  red: number;
  green: number;
  blue: number;
}>;

/** The reach of the shadow over the tray, and its offset to the side, in millimetres. */
const SHADOW_REACH = 11;
const SHADOW_PUSH = 3.2;

export function groundOf(scene: Scene): Ground {
  const { tray, trayX, trayY, light } = scene;
  const { pixelsPerMm } = scene.place;
  const outline = outlineOf(scene);
  const push = SHADOW_PUSH * pixelsPerMm;
  const cast = {
    ...outline,
    centreX: outline.centreX - Math.cos(light.angle) * push,
    centreY: outline.centreY - Math.sin(light.angle) * push,
  };
  return {
    tray,
    trayX,
    trayY,
    cast,
    pixelsPerMm,
    lampX: Math.cos(light.angle) / 127,
    lampY: Math.sin(light.angle) / 127,
    reach: SHADOW_REACH * pixelsPerMm,
    red: tray.tint[0] * light.red,
    green: tray.tint[1],
    blue: tray.tint[2] * light.blue,
  };
}

/** Draws the tray of a row, and records its light where it shows through the part's soft outline. */
export function trayAlongRow(ground: Ground, y: number, row: Row): void {
  const { tray, trayX, trayY, lampX, lampY, reach, red, green, blue } = ground;
  const { shade, slopeX, slopeY } = tray;
  const { distance, matt, levels } = row;
  const from = (y + trayY) * tray.side + trayX;
  for (let x = 0; x < matt.length; x++) {
    const away = distance[x] ?? 0;
    if (away < -SOFT) continue;
    const slope = (slopeX[from + x] ?? 0) * -lampX + (slopeY[from + x] ?? 0) * -lampY;
    const plain = (shade[from + x] ?? 0) * Math.max(0, (matt[x] ?? 0) * (1 - slope * 0.8));
    const lit = away < reach ? plain * unshadowed(ground, x, y, away) : plain;
    row.ground[x] = lit;
    if (away < SOFT) continue;
    const at = (y * matt.length + x) * 3;
    levels[at] = toLevel(lit * red);
    levels[at + 1] = toLevel(lit * green);
    levels[at + 2] = toLevel(lit * blue);
  }
}

/** The share of light left at a pixel at this distance from the part, which is a few millimetres above the floor. */
function unshadowed({ cast, pixelsPerMm }: Ground, x: number, y: number, away: number): number {
  const dx = x - cast.centreX;
  const dy = y - cast.centreY;
  const { cos, sin, halfWidth, halfHeight, radius } = cast;
  const fromShadow = boxDistance(dx * cos + dy * sin, dy * cos - dx * sin, halfWidth, halfHeight, radius);
  // Besides the cast shadow there is a dark seam right around the part.
  const seam = 1 - 0.62 * Math.exp(-Math.max(0, away) / (1.1 * pixelsPerMm));
  return (0.4 + 0.6 * ramp(fromShadow, -3 * pixelsPerMm, 3.4 * pixelsPerMm)) * seam;
}
