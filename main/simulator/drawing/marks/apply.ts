import { LIGHT_STEP, type LightField } from '../light.ts';
import type { PhoneModel } from '../phones.ts';
import type { Frame } from '../scene.ts';
import { boxDistance, mix, type Placement, ramp } from '../shapes.ts';
import type { Mark } from './defect.ts';

/** Pixels of the image; x and y are the left and top edges. */
export type PictureBox = Readonly<{ x: number; y: number; width: number; height: number }>;

/** The visible part of a mark: its tight box, and the contrast in sRGB levels that a tenth of its pixels exceed. */
export type Visible = Readonly<{ box: PictureBox; contrast: number }>;

/** The smallest change in levels that counts as visible: about three times the sensor's noise. */
export const VISIBLE_LEVELS = 6;

/** Draws a mark over the frame (in place) and returns its visible part; null if nothing is visible. */
export function applyMark(
  frame: Frame,
  mark: Mark,
  model: PhoneModel,
  place: Placement,
  field: LightField,
): Visible | null {
  const { patch, levels, tint, fromDepth } = mark;
  const [cos, sin] = [Math.cos(place.angle) / place.pixelsPerMm, Math.sin(place.angle) / place.pixelsPerMm];
  const changes = new Uint32Array(256);
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let row = 0; row < patch.height; row++) {
    for (let column = 0; column < patch.width; column++) {
      const light = patch.light[row * patch.width + column] ?? 0;
      const dark = patch.dark[row * patch.width + column] ?? 0;
      if (light < 0.02 && dark < 0.02) continue;
      const [x, y] = [column + patch.left, row + patch.top];
      const [dx, dy] = [x - place.centreX, y - place.centreY];
      const depth = -boxDistance(
        dx * cos + dy * sin,
        dy * cos - dx * sin,
        model.width / 2,
        model.height / 2,
        model.cornerRadius,
      );
      const strength =
        levels *
        lampShare(field, x, y) *
        (depth < fromDepth + 0.15 ? ramp(depth, fromDepth - 0.15, fromDepth + 0.15) : 1);
      const change = changePixel(frame.levels, (y * frame.size + x) * 3, light * strength, dark * strength, tint);
      if (change < VISIBLE_LEVELS) continue;
      changes[change] = (changes[change] ?? 0) + 1;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    }
  }
  if (right < 0) return null;
  return { box: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 }, contrast: upperTenth(changes) };
}

/** How strong marks look in the light at a pixel: 1 in the light the station was set up with. */
function lampShare({ matt, columns }: LightField, x: number, y: number): number {
  return (matt[((y / LIGHT_STEP) | 0) * columns + ((x / LIGHT_STEP) | 0)] ?? 0) ** (1 / 2.2);
}

function changePixel(levels: Uint8Array, at: number, light: number, dark: number, tint: readonly number[]): number {
  let largest = 0;
  for (let colour = 0; colour < 3; colour++) {
    const before = levels[at + colour] ?? 0;
    // Whatever scatters light is bright on dark glass, and a shade on white print.
    const response = mix(1, -0.55, ramp(before, 120, 185));
    const after = before + light * response * (tint[colour] ?? 1) - dark * Math.min(1, before / 60);
    const rounded = Math.max(0, Math.min(255, Math.round(after)));
    levels[at + colour] = rounded;
    largest = Math.max(largest, Math.abs(rounded - before));
  }
  return largest;
}

function upperTenth(changes: Uint32Array): number {
  const total = changes.reduce((sum, count) => sum + count, 0);
  let above = 0;
  for (let level = 255; level > 0; level--) {
    above += changes[level] ?? 0;
    if (above >= total / 10) return level;
  }
  return 0;
}
