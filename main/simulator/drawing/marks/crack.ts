import { type Random, randomFor } from '../../random.ts';
import { mix, type Placement, type Point, toPixels } from '../shapes.ts';
import type { Defect, Mark } from './defect.ts';
import { drawStroke, emptyPatch, type StrokePoint } from './patch.ts';

/** Length of the longest branch of a crack, in millimetres. */
export function crackReach(severity: number): number {
  return mix(1.5, 44, severity ** 1.25);
}

type Branch = readonly Point[];

/** Jagged branches that start at the point of impact and fork; a hard blow adds rings like a spider's web. */
export function drawCrack(defect: Defect, place: Placement, size: number, glassDepth: number): Mark | null {
  const random = randomFor(defect.seed, 'crack');
  const reach = crackReach(defect.severity);
  const main = Math.max(2, Math.round(2 + 5 * defect.severity + random.normal() * 0.8));
  // A blow on the edge sends its branches inwards, as a fan around the drawn direction.
  const spread = random.between(1.1, 2.2);
  const angles = Array.from(
    { length: main },
    (_, i) => defect.angle + ((i + random.between(0.2, 0.8)) / main - 0.5) * 2 * spread,
  );
  const grown = angles.map((angle, i) =>
    grow(random, defect.at, angle, reach * (i === 0 ? 1 : random.between(0.35, 0.85)), 2),
  );
  const branches = grown.flat();
  if (defect.severity > 0.5) {
    const trunks = grown.flatMap(([trunk]) => (trunk === undefined ? [] : [trunk]));
    const rings = defect.severity > 0.75 ? [0.09, 0.17, 0.29] : [0.1, 0.2];
    branches.push(...rings.map((share) => web(trunks, defect.at, reach * share * random.between(0.85, 1.15))));
  }
  const width = (0.11 + 0.1 * defect.severity) * place.pixelsPerMm;
  const strokes = branches.map((branch) => toStroke(random, branch, place, width));
  const patch = emptyPatch(strokes.flat(), width * 4 + 2, size);
  if (patch === null) return null;
  for (const stroke of strokes) {
    drawStroke(patch, patch.light, stroke);
    // The far wall of the crack stays dark, right next to the bright one.
    drawStroke(
      patch,
      patch.dark,
      stroke.map((point) => ({
        ...point,
        x: point.x + width * 0.9,
        y: point.y + width * 0.9,
        strength: point.strength * 0.55,
      })),
    );
  }
  return { patch, levels: mix(34, 165, defect.severity ** 0.8), tint: [0.96, 1, 0.99], fromDepth: glassDepth };
}

function grow(random: Random, from: Point, angle: number, length: number, forks: number): Branch[] {
  const points: Point[] = [from];
  const branches: Branch[] = [points];
  let [x, y, direction, done] = [from.x, from.y, angle, 0];
  while (done < length) {
    const step = random.between(0.5, 2.4);
    direction += random.normal() * 0.22 + (angle - direction) * 0.3;
    x += Math.cos(direction) * step;
    y += Math.sin(direction) * step;
    done += step;
    points.push({ x, y });
    if (forks > 0 && done > length * 0.2 && random.chance(0.13)) {
      branches.push(
        ...grow(
          random,
          { x, y },
          direction + random.pick([-1, 1]) * random.between(0.35, 0.9),
          (length - done) * random.between(0.3, 0.7),
          forks - 1,
        ),
      );
    }
  }
  return branches;
}

/** One ring of the web: from trunk to trunk, at about the same distance from the centre; shorter trunks are skipped. */
function web(trunks: readonly Branch[], centre: Point, radius: number): Branch {
  return trunks.flatMap(
    (trunk) => trunk.find((point) => Math.hypot(point.x - centre.x, point.y - centre.y) >= radius) ?? [],
  );
}

function toStroke(random: Random, branch: Branch, place: Placement, width: number): StrokePoint[] {
  return branch.map((point, i) => {
    const left = 1 - i / branch.length;
    return {
      ...toPixels(place, point),
      width: width * (0.7 + 0.5 * left),
      strength: (0.45 + 0.45 * left) * random.between(0.6, 1.1),
    };
  });
}
