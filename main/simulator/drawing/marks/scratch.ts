import { randomFor } from '../../random.ts';
import { mix, type Placement, ramp, toPixels } from '../shapes.ts';
import type { Defect, Mark } from './defect.ts';
import { drawStroke, emptyPatch, type StrokePoint } from './patch.ts';

/** Length of a scratch in millimetres. */
export function scratchLength(severity: number): number {
  return mix(1.2, 46, severity ** 1.35);
}

/** A long thin line, slightly bent, that glints where it is across the light and is interrupted here and there. */
export function drawScratch(
  defect: Defect,
  place: Placement,
  size: number,
  lampAngle: number,
  glassDepth: number,
): Mark | null {
  const random = randomFor(defect.seed, 'scratch');
  const length = scratchLength(defect.severity) * random.between(0.9, 1.1);
  const bend = random.normal() * 0.05;
  const width = (0.12 + 0.13 * defect.severity) * random.between(0.9, 1.15) * place.pixelsPerMm;
  const steps = Math.max(8, Math.round(length * 1.5));
  const wave = random.between(0, 6);
  const glints = [random.between(2, 5), random.between(7, 15)];
  const line = (offset: number, strength: number, from: number, to: number): StrokePoint[] =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const t = mix(from, to, step / steps);
      const along = (t - 0.5) * length;
      const across = offset + length * (bend * (4 * t * (1 - t)) + 0.004 * Math.sin(wave + t * 9));
      const [cos, sin] = [Math.cos(defect.angle), Math.sin(defect.angle)];
      const point = toPixels(place, {
        x: defect.at.x + along * cos - across * sin,
        y: defect.at.y + along * sin + across * cos,
      });
      const taper = ramp(t, 0, 0.12) * ramp(1 - t, 0, 0.2) * 0.6 + 0.4;
      const glint =
        0.74 + 0.16 * Math.sin(wave + t * (glints[0] ?? 0)) + 0.1 * Math.sin(wave * 3 + t * (glints[1] ?? 0));
      return { ...point, width: width * (0.75 + 0.25 * taper), strength: strength * taper * glint };
    });
  const lines = [line(0, 1, 0, 1)];
  if (random.chance(0.35))
    lines.push(line(random.between(0.3, 0.9), 0.55, random.between(0, 0.35), random.between(0.6, 1)));
  const patch = emptyPatch(lines.flat(), width * 2 + 2, size);
  if (patch === null) return null;
  for (const points of lines) drawStroke(patch, patch.light, points);
  // A groove across the light reflects it to the camera; one along the light much less.
  const across = Math.abs(Math.sin(defect.angle + place.angle - lampAngle));
  return {
    patch,
    levels: mix(18, 160, defect.severity) * (0.72 + 0.34 * across),
    tint: [0.97, 1, 1],
    fromDepth: glassDepth,
  };
}
