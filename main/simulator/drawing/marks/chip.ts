import { randomFor } from '../../random.ts';
import { mix, type Placement, toPixels } from '../shapes.ts';
import type { Defect, Mark } from './defect.ts';
import { emptyPatch } from './patch.ts';

/** Radius of a chip in millimetres. */
export function chipRadius(severity: number): number {
  return mix(0.45, 4.6, severity ** 1.1);
}

/** A piece out of the glass edge: conchoidal facets, some facing the lamp and some not, with a bright broken rim. */
export function drawChip(defect: Defect, place: Placement, size: number, frame: number): Mark | null {
  const random = randomFor(defect.seed, 'chip');
  const radius = chipRadius(defect.severity) * place.pixelsPerMm;
  const centre = toPixels(place, defect.at);
  const patch = emptyPatch([centre], radius * 1.5 + 2, size);
  if (patch === null) return null;
  const lobes = Array.from({ length: 5 }, (_, i) => ({
    count: i + 2,
    size: random.normal() * (0.17 / (1 + i * 0.4)),
    phase: random.between(0, 6.28),
  }));
  const facets = Array.from({ length: 5 + Math.round(6 * defect.severity) }, () => ({
    x: random.normal() * 0.5,
    y: random.normal() * 0.5,
    shine: random.chance(0.6) ? random.between(0.25, 0.95) : -random.between(0.1, 0.8),
  }));
  for (let y = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++) {
      const [dx, dy] = [(x + patch.left - centre.x) / radius, (y + patch.top - centre.y) / radius];
      const angle = Math.atan2(dy, dx);
      const outline = lobes.reduce((sum, lobe) => sum + lobe.size * Math.cos(lobe.count * angle + lobe.phase), 0.95);
      const inside = outline - Math.hypot(dx, dy);
      if (inside <= -0.08) continue;
      const cover = Math.min(1, (inside + 0.08) * radius * 0.5);
      const { shine, x: fx, y: fy } = facetAt(facets, dx, dy);
      // Shell-like ripples around the point of impact.
      const ripple = 0.12 * Math.sin(Math.hypot(dx - fx, dy - fy) * 11) + 0.09 * random.normal();
      const rim =
        0.6 *
        Math.exp(-((inside * radius - 0.8) ** 2) / 1.6) *
        (0.6 + 0.4 * Math.cos(angle * 2 + (lobes[0]?.phase ?? 0)));
      const at = y * patch.width + x;
      patch.light[at] = cover * Math.max(0, shine + ripple, rim);
      patch.dark[at] = cover * 0.45 * Math.max(0, -shine - ripple) * (1 - rim);
    }
  }
  return { patch, levels: mix(40, 150, defect.severity ** 0.8), tint: [0.95, 1, 1], fromDepth: frame * 0.55 };
}

type Facet = Readonly<{ x: number; y: number; shine: number }>;

/** The mean of the facets around a point, the nearest having by far the most weight: planes with slightly rounded ridges. */
function facetAt(facets: readonly Facet[], x: number, y: number): Facet {
  let [sumX, sumY, sumShine, sum] = [0, 0, 0, 0];
  for (const facet of facets) {
    const weight = 1 / ((facet.x - x) ** 2 + (facet.y - y) ** 2 + 0.01) ** 3;
    sum += weight;
    sumX += facet.x * weight;
    sumY += facet.y * weight;
    sumShine += facet.shine * weight;
  }
  return { x: sumX / sum, y: sumY / sum, shine: sumShine / sum };
}
