import { randomFor } from '../../random.ts';
import { mix, type Placement, toPixels } from '../shapes.ts';
import type { Defect, Mark } from './defect.ts';
import { emptyPatch } from './patch.ts';

/** Radius of a bubble under the glass, in millimetres. */
export function bubbleRadius(severity: number): number {
  return mix(0.6, 5, severity);
}

/** Air under the laminated glass: a round lens, bright on the lamp's side, dark on the other, surrounded by small ones. */
export function drawBubble(
  defect: Defect,
  place: Placement,
  size: number,
  lampAngle: number,
  glassDepth: number,
): Mark | null {
  const random = randomFor(defect.seed, 'bubble');
  const radius = bubbleRadius(defect.severity) * place.pixelsPerMm;
  const centre = toPixels(place, defect.at);
  const satellites = Array.from({ length: random.whole(0, 4) }, () => {
    const [angle, away] = [random.between(0, 6.28), radius * random.between(1.4, 2.6)];
    return {
      x: centre.x + Math.cos(angle) * away,
      y: centre.y + Math.sin(angle) * away,
      radius: radius * random.between(0.15, 0.4),
    };
  });
  const lenses = [{ ...centre, radius }, ...satellites];
  const patch = emptyPatch(lenses, radius + 2, size);
  if (patch === null) return null;
  const [lampX, lampY] = [Math.cos(lampAngle), Math.sin(lampAngle)];
  for (let y = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++) {
      const at = y * patch.width + x;
      for (const lens of lenses) {
        const [dx, dy] = [(x + patch.left - lens.x) / lens.radius, (y + patch.top - lens.y) / lens.radius];
        const from = Math.hypot(dx, dy);
        if (from > 1.15) continue;
        const rim = Math.exp(-(((from - 0.88) / 0.13) ** 2));
        const facing = (dx * lampX + dy * lampY) / (from || 1);
        patch.light[at] = Math.max(
          patch.light[at] ?? 0,
          rim * (0.3 + 0.7 * Math.max(0, facing)),
          from < 0.9 ? 0.14 : 0,
        );
        patch.dark[at] = Math.max(patch.dark[at] ?? 0, rim * 0.8 * Math.max(0, -facing));
      }
    }
  }
  return { patch, levels: mix(24, 95, defect.severity), tint: [0.97, 1, 1], fromDepth: glassDepth };
}
