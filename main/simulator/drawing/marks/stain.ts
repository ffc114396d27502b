import { type Random, randomFor } from '../../random.ts';
import type { Rgb } from '../phones.ts';
import { mix, type Placement, ramp, toPixels } from '../shapes.ts';
import type { Defect, Mark } from './defect.ts';
import { emptyPatch } from './patch.ts';

/** Mean radius of a stain in millimetres. */
export function stainRadius(severity: number): number {
  return mix(1.1, 13, severity ** 1.1);
}

/** A dried film: soft and patchy inside, thicker along its edge, which dried last. */
export function drawStain(defect: Defect, place: Placement, size: number, glassDepth: number): Mark | null {
  const random = randomFor(defect.seed, 'stain');
  const radius = stainRadius(defect.severity) * place.pixelsPerMm * random.between(0.92, 1.08);
  const stretch = random.between(0.68, 1);
  const centre = toPixels(place, defect.at);
  const patch = emptyPatch([centre], radius * 1.6 + 2, size);
  if (patch === null) return null;
  const turned = defect.angle + place.angle;
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  const lobes = Array.from({ length: 4 }, (_, i) => ({
    count: i + 2,
    size: random.normal() * (0.1 / (1 + i * 0.5)),
    phase: random.between(0, 6.28),
  }));
  const coarse = cloud(random, 3);
  const fine = cloud(random, 9);
  const streaks = cloud(random, 15);
  // From a drop that dried with a sharp rim to grease that was half wiped off.
  const edge = random.between(0, 0.6);
  const softness = random.between(0.18, 0.6);
  const patchiness = random.between(0.15, 0.5);
  const wipe = random.chance(0.4) ? random.between(0.2, 0.5) : 0;
  for (let y = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++) {
      const [px, py] = [(x + patch.left - centre.x) / radius, (y + patch.top - centre.y) / radius];
      const [u, v] = [px * cos + py * sin, (py * cos - px * sin) / stretch];
      const from = Math.hypot(u, v);
      if (from > 1.5) continue;
      const angle = Math.atan2(v, u);
      const outline = lobes.reduce((sum, lobe) => sum + lobe.size * Math.cos(lobe.count * angle + lobe.phase), 0.95);
      const patchy = 0.8 + patchiness * (coarse(px, py) + 0.4 * fine(px, py)) + wipe * streaks(u * 0.12, v);
      const film = ramp(outline - from, 0, softness) * patchy;
      const ring = edge * Math.exp(-(((outline - from - softness * 0.45) / 0.08) ** 2)) * (0.7 + 0.5 * coarse(py, px));
      patch.light[y * patch.width + x] = Math.min(1, Math.max(0, film * 0.8 + ring));
    }
  }
  const tint = random.pick<Rgb>([
    [0.98, 1, 1],
    [1, 0.97, 0.88],
    [1, 0.94, 0.78],
    [0.9, 1, 0.98],
  ]);
  return { patch, levels: mix(9, 62, defect.severity), tint, fromDepth: glassDepth };
}

/** Smooth noise with mean 0 for coordinates from -2 to 2, `knots` per unit. */
function cloud(random: Random, knots: number): (x: number, y: number) => number {
  const side = knots * 4;
  const values = Float32Array.from({ length: side * side }, () => random.between(-1, 1));
  const at = (column: number, row: number) => values[row * side + column] ?? 0;
  return (x, y) => {
    const [gx, gy] = [(x + 2) * knots, (y + 2) * knots];
    const [column, row] = [Math.floor(gx), Math.floor(gy)];
    const [tx, ty] = [ramp(gx - column, 0, 1), ramp(gy - row, 0, 1)];
    return mix(
      mix(at(column, row), at(column + 1, row), tx),
      mix(at(column, row + 1), at(column + 1, row + 1), tx),
      ty,
    );
  };
}
