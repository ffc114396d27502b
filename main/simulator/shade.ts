import type { Face } from './face.ts';
import { LIGHT_STEP, type Light, type LightField } from './light.ts';
import type { PhoneModel, Rgb } from './phones.ts';
import { type Placement, ramp } from './shapes.ts';
import { toLevel, toLinear } from './tone.ts';
import type { Tray } from './tray.ts';

/** A colour picture as sRGB levels, three bytes a pixel, `size` pixels square. */
export type Frame = Readonly<{ size: number; levels: Uint8Array }>;

export type Scene = Readonly<{
  size: number;
  model: PhoneModel;
  frameColour: Rgb;
  face: Face;
  place: Placement;
  tray: Tray;
  /** The tray's offset from the picture, whole pixels. */
  trayX: number;
  trayY: number;
  light: Light;
  field: LightField;
}>;

/** The part and its tray in their light, flawless and without noise. */
export function shade(scene: Scene): Frame {
  const { size, field, light, place } = scene;
  const levels = new Uint8Array(size * size * 3);
  const rim = rimProfile(scene);
  const trayLight = trayShader(scene);
  const [trayRed, trayGreen, trayBlue] = scene.tray.tint;
  const { model } = scene;
  const scale = place.pixelsPerMm;
  const [halfWidth, halfHeight, radius] = [
    (model.width / 2) * scale,
    (model.height / 2) * scale,
    model.cornerRadius * scale,
  ];
  const [cos, sin] = [Math.cos(place.angle), Math.sin(place.angle)];
  const pixel = new Float32Array(3);
  const matt = new Float32Array(field.columns + 1);
  const mirrored = new Float32Array(field.columns + 1);
  for (let y = 0; y < size; y++) {
    blendRows(field, field.matt, y, matt);
    blendRows(field, field.mirrored, y, mirrored);
    for (let x = 0; x < size; x++) {
      const column = (x / LIGHT_STEP) | 0;
      const share = (x - column * LIGHT_STEP) / LIGHT_STEP;
      const m = (matt[column] ?? 0) * (1 - share) + (matt[column + 1] ?? 0) * share;
      const [dx, dy] = [x - place.centreX, y - place.centreY];
      const [u, v] = [dx * cos + dy * sin, dy * cos - dx * sin];
      // boxDistance, written out: a call for each of 1.6 million pixels costs a fifth of the frame's time.
      const outX = (u < 0 ? -u : u) - halfWidth + radius;
      const outY = (v < 0 ? -v : v) - halfHeight + radius;
      const isCorner = outX > 0 && outY > 0;
      const distance = isCorner ? Math.sqrt(outX * outX + outY * outY) - radius : Math.max(outX, outY) - radius;
      const at = (y * size + x) * 3;
      if (distance < 0.7) {
        const s = (mirrored[column] ?? 0) * (1 - share) + (mirrored[column + 1] ?? 0) * share;
        // The outward direction of the nearest edge, turned into the picture's axes, against the lamp's.
        const edgeX = isCorner ? outX : outX > outY ? 1 : 0;
        const edgeY = isCorner ? outY : outX > outY ? 0 : 1;
        rim(pixel, x, y, -distance, u < 0 ? -edgeX : edgeX, v < 0 ? -edgeY : edgeY, m, s);
        if (distance > -0.7) {
          const [red, green, blue] = [pixel[0] ?? 0, pixel[1] ?? 0, pixel[2] ?? 0];
          const cover = (0.7 - distance) / 1.4;
          const ground = trayLight(x, y, u, v, distance, m) * (1 - cover);
          pixel[0] = red * cover + ground * trayRed;
          pixel[1] = green * cover + ground * trayGreen;
          pixel[2] = blue * cover + ground * trayBlue;
        }
        levels[at] = toLevel((pixel[0] ?? 0) * light.red);
        levels[at + 1] = toLevel(pixel[1] ?? 0);
        levels[at + 2] = toLevel((pixel[2] ?? 0) * light.blue);
      } else {
        const ground = trayLight(x, y, u, v, distance, m);
        levels[at] = toLevel(ground * trayRed * light.red);
        levels[at + 1] = toLevel(ground * trayGreen);
        levels[at + 2] = toLevel(ground * trayBlue * light.blue);
      }
    }
  }
  return { size, levels };
}

function blendRows({ columns }: LightField, from: Float32Array, y: number, into: Float32Array): void {
  const row = (y / LIGHT_STEP) | 0;
  const share = y / LIGHT_STEP - row;
  for (let column = 0; column < columns; column++) {
    const at = row * columns + column;
    into[column] = (from[at] ?? 0) * (1 - share) + (from[at + columns] ?? 0) * share;
  }
  into[columns] = into[columns - 1] ?? 0;
}

/** Frame, gap, curved glass edge and flat glass, by the depth from the part's outline. */
function rimProfile({ model, frameColour, face, place, light }: Scene) {
  const scale = place.pixelsPerMm;
  const [frame, curve] = [model.frame * scale, model.curve * scale];
  const gap = Math.max(1, 0.22 * scale);
  const [frameRed, frameGreen, frameBlue] = frameColour.map(toLinear) as [number, number, number];
  const [cos, sin] = [Math.cos(place.angle), Math.sin(place.angle)];
  const [lampX, lampY] = [Math.cos(light.angle), Math.sin(light.angle)];
  return (
    pixel: Float32Array,
    x: number,
    y: number,
    depth: number,
    edgeX: number,
    edgeY: number,
    m: number,
    s: number,
  ): void => {
    if (depth < frame + gap) {
      const length = Math.sqrt(edgeX * edgeX + edgeY * edgeY) || 1;
      const facing = ((edgeX * cos - edgeY * sin) * lampX + (edgeX * sin + edgeY * cos) * lampY) / length;
      // A metal frame is a half cylinder: its flank looks outwards, its top upwards.
      const top = Math.min(1, Math.max(0, depth / frame));
      const flank = 1 - top;
      const inGap = ramp(depth, frame - 0.6, frame + 0.6);
      const shine =
        Math.max(0, facing * flank + 0.25) ** 3 * 0.9 +
        0.5 * Math.exp(-(((top - 0.55) / 0.16) ** 2)) * (0.6 + 0.4 * facing);
      const body = m * (0.28 + 0.34 * top + 0.3 * facing * flank + shine) * (1 - inGap);
      pixel[0] = frameRed * body + 0.004 * inGap;
      pixel[1] = frameGreen * body + 0.004 * inGap;
      pixel[2] = frameBlue * body + 0.004 * inGap;
      return;
    }
    const column = x - face.left;
    const row = y - face.top;
    const isPrinted = column >= 0 && row >= 0 && column < face.width && row < face.height;
    const at = isPrinted ? (row * face.width + column) * 3 : 0;
    let mirror = s;
    const bend = 1 - (depth - frame - gap) / curve;
    if (bend > 0) {
      const length = Math.sqrt(edgeX * edgeX + edgeY * edgeY) || 1;
      const facing = ((edgeX * cos - edgeY * sin) * lampX + (edgeX * sin + edgeY * cos) * lampY) / length;
      // The curved rim mirrors the lamp itself where it faces it, and the dark surroundings where not.
      mirror =
        s * (1 - bend * 0.7) + m * (0.16 * Math.max(0, facing) ** 2 + 0.018) * Math.exp(-(((bend - 0.55) / 0.3) ** 2));
    }
    const glass = depth < frame + gap + 0.8 ? (depth - frame - gap) / 0.8 : 1;
    pixel[0] = (toLinear(face.levels[at] ?? 0) * m + mirror) * glass + 0.004 * (1 - glass);
    pixel[1] = (toLinear(face.levels[at + 1] ?? 0) * m + mirror) * glass + 0.004 * (1 - glass);
    pixel[2] = (toLinear(face.levels[at + 2] ?? 0) * m + mirror) * glass + 0.004 * (1 - glass);
  };
}

/** The light that the tray sends back, linear and before its tint: its texture with the part's shadow on it. */
function trayShader({ tray, trayX, trayY, light, place, model }: Scene) {
  const [lampX, lampY] = [Math.cos(light.angle) / 127, Math.sin(light.angle) / 127];
  const scale = place.pixelsPerMm;
  const [cos, sin] = [Math.cos(place.angle), Math.sin(place.angle)];
  const [pushX, pushY] = [Math.cos(light.angle) * 3.2 * scale, Math.sin(light.angle) * 3.2 * scale];
  const [pushU, pushV] = [pushX * cos + pushY * sin, pushY * cos - pushX * sin];
  const [halfWidth, halfHeight, radius] = [
    (model.width / 2) * scale,
    (model.height / 2) * scale,
    model.cornerRadius * scale,
  ];
  const reach = 11 * scale;
  return (x: number, y: number, u: number, v: number, distance: number, m: number): number => {
    const at = (y + trayY) * tray.side + x + trayX;
    const slope = (tray.slopeX[at] ?? 0) * -lampX + (tray.slopeY[at] ?? 0) * -lampY;
    let lit = m * (1 - slope * 0.8);
    if (distance < reach) {
      // The part stands a few millimetres above the floor: a cast shadow away from the lamp, and a dark seam around it.
      const outX = Math.abs(u + pushU) - halfWidth + radius;
      const outY = Math.abs(v + pushV) - halfHeight + radius;
      const cast = (outX > 0 && outY > 0 ? Math.sqrt(outX * outX + outY * outY) : Math.max(outX, outY)) - radius;
      lit *=
        (0.4 + 0.6 * ramp(cast, -3 * scale, 3.4 * scale)) *
        (1 - 0.62 * Math.exp(-Math.max(0, distance) / (1.1 * scale)));
    }
    return (tray.shade[at] ?? 0) * Math.max(0, lit);
  };
}
