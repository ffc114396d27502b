import { type Random, randomFor } from '../random.ts';
import { boxDistance, mix, ramp } from './shapes.ts';
import { drawTrayPrint } from './tray-print.ts';

export type TrayKind = 'foam' | 'conductive' | 'mat' | 'felt';
export const TRAY_KINDS = ['foam', 'conductive', 'mat', 'felt'] as const satisfies readonly TrayKind[];

/** The material of a kind of tray: how light it is (linear), how deep its grain, and the side of a grain in pixels. */
const materials = {
  foam: { shade: 0.045, tint: [1, 1, 1.04], grain: 0.5, side: 3, relief: 0.35 },
  conductive: { shade: 0.1, tint: [1, 1.01, 1.04], grain: 0.16, side: 1, relief: 0.12 },
  mat: { shade: 0.13, tint: [0.42, 0.86, 1.5], grain: 0.1, side: 2, relief: 0.1 },
  felt: { shade: 0.36, tint: [1.02, 1, 0.94], grain: 0.2, side: 2, relief: 0.25 },
} as const satisfies Record<TrayKind, unknown>;

/** The tray from above, `side` pixels square, the pocket in its middle. Created once for each kind and size. */
export type Tray = Readonly<{
  side: number;
  tint: readonly [number, number, number];
  /** Reflectance, linear. */
  shade: Float32Array;
  /** Slope of the surface to the right and downwards, in 1/127 of the steepest. */
  slopeX: Int8Array;
  slopeY: Int8Array;
}>;

/** How far the tray extends beyond the image on each side, for a camera that has moved. */
const OVERHANG = 0.08;
const pocket = { halfWidth: 44, halfHeight: 85, radius: 12, wall: 2.6 };

/** Engraving shows as a lighter, matt grey. */
const ENGRAVED_SHADE = 0.32;

const made = new Map<string, Promise<Tray>>();

export function trayOf(kind: TrayKind, size: number, pixelsPerMm: number): Promise<Tray> {
  const key = `${kind} ${size}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const tray = makeTray(kind, Math.round(size * (1 + 2 * OVERHANG)), pixelsPerMm);
  made.set(key, tray);
  return tray;
}

async function makeTray(kind: TrayKind, side: number, pixelsPerMm: number): Promise<Tray> {
  const material = materials[kind];
  const random = randomFor('tray', kind, side);
  const fine = grain(random, side, material.side);
  const coarse = grain(random, side, Math.round(side / 22));
  const middling = grain(random, side, Math.round(side / 90));
  const shade = new Float32Array(side * side);
  const slopeX = new Int8Array(side * side);
  const slopeY = new Int8Array(side * side);
  const print = await drawTrayPrint(kind, side, pixelsPerMm);
  const depth = (x: number, y: number) => pocketDepth((x - side / 2) / pixelsPerMm, (y - side / 2) / pixelsPerMm);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const at = y * side + x;
      const here = depth(x, y);
      const [right, below] = [depth(x + 1, y) - here, depth(x, y + 1) - here];
      const texture = fine[at] ?? 0;
      const [textureRight, textureBelow] = [(fine[at + 1] ?? 0) - texture, (fine[at + side] ?? 0) - texture];
      // The deeper a point on the floor, the less sky it sees.
      const occlusion = 1 - 0.32 * here;
      const unevenness = material.grain * texture + 0.05 * (coarse[at] ?? 0) + 0.035 * (middling[at] ?? 0);
      const ground = mix(
        material.shade,
        Math.max(ENGRAVED_SHADE, material.shade * 1.6),
        0.75 * ((print[at] ?? 0) / 255),
      );
      shade[at] = ground * Math.max(0.15, (1 + unevenness) * occlusion);
      slopeX[at] = clampSlope(right * pixelsPerMm * 2.2 + textureRight * material.relief);
      slopeY[at] = clampSlope(below * pixelsPerMm * 2.2 + textureBelow * material.relief);
    }
  }
  return { side, tint: material.tint, shade, slopeX, slopeY };
}

/** 0 on the rim, 1 on the pocket's floor; the pocket has two round cut-outs to lift the part by, and ribs run past it. */
function pocketDepth(x: number, y: number): number {
  const recess = boxDistance(x, y, pocket.halfWidth, pocket.halfHeight, pocket.radius);
  const grip = Math.hypot(Math.abs(x) - pocket.halfWidth, y) - 15;
  const distance = Math.min(recess, grip);
  const rib = Math.abs(Math.abs(x) - 74) < 3 ? 0.35 * ramp(3 - Math.abs(Math.abs(x) - 74), 0, 1.2) : 0;
  return Math.max(ramp(-distance, -pocket.wall / 2, pocket.wall / 2), rib);
}

function clampSlope(slope: number): number {
  return Math.max(-127, Math.min(127, Math.round(slope * 127)));
}

/** Random heights with mean 0 and standard deviation about 1, smooth over `cell` pixels. */
function grain(random: Random, side: number, cell: number): Float32Array {
  const columns = Math.ceil(side / cell) + 2;
  const knots = Float32Array.from({ length: columns * columns }, () => random.normal());
  const out = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    const row = Math.floor(y / cell);
    const down = ramp(y / cell - row, 0, 1);
    for (let x = 0; x < side; x++) {
      const column = Math.floor(x / cell);
      const across = ramp(x / cell - column, 0, 1);
      const at = row * columns + column;
      const top = (knots[at] ?? 0) * (1 - across) + (knots[at + 1] ?? 0) * across;
      const bottom = (knots[at + columns] ?? 0) * (1 - across) + (knots[at + columns + 1] ?? 0) * across;
      out[y * side + x] = top * (1 - down) + bottom * down;
    }
  }
  return out;
}
