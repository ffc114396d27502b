import type { Random } from '../../random.ts';
import type { Rgb } from '../phones.ts';
import type { Mark } from './defect.ts';
import { drawStroke, emptyPatch, type StrokePoint } from './patch.ts';

/** A grain of dust: on the glass or the tray alike, and never a defect. Positions in pixels of the image. */
export function drawSpeck(random: Random, size: number, pixelsPerMm: number): Mark | null {
  const at = { x: random.between(0, size), y: random.between(0, size) };
  const radius = Math.max(0.8, (0.1 + 0.2 * random.unit() ** 4) * pixelsPerMm);
  const patch = emptyPatch([at], radius * 3 + 1, size);
  if (patch === null) return null;
  const tail = { x: at.x + random.normal() * radius * 0.7, y: at.y + random.normal() * radius * 0.7 };
  drawStroke(patch, patch.light, [
    { ...at, width: radius, strength: 1 },
    { ...tail, width: radius * 0.7, strength: 0.9 },
  ]);
  return { patch, levels: random.between(14, 120), tint: [1, 1, 0.98], fromDepth: Number.NEGATIVE_INFINITY };
}

/** A fibre from a cloth or glove: of even width, and curled, unlike a scratch; never a defect. */
export function drawLint(random: Random, size: number, pixelsPerMm: number): Mark | null {
  const length = random.between(2, 9) * pixelsPerMm;
  const steps = 18;
  let [x, y] = [random.between(0.1, 0.9) * size, random.between(0.1, 0.9) * size];
  let direction = random.between(0, 6.28);
  let curl = random.pick([-1, 1]) * random.between(0.09, 0.3);
  const strength = random.between(0.7, 1);
  const width = random.between(0.1, 0.17) * pixelsPerMm;
  const points: StrokePoint[] = Array.from({ length: steps }, () => {
    const point = { x, y, width, strength: strength * random.between(0.85, 1) };
    curl += random.normal() * 0.06;
    direction += curl;
    x += (Math.cos(direction) * length) / steps;
    y += (Math.sin(direction) * length) / steps;
    return point;
  });
  const patch = emptyPatch(points, width * 2 + 2, size);
  if (patch === null) return null;
  drawStroke(patch, patch.light, points);
  drawStroke(
    patch,
    patch.dark,
    points.map((point) => ({ ...point, x: point.x + width * 1.4, y: point.y + width * 1.4, strength: 0.35 })),
  );
  const tint = random.pick<Rgb>([
    [1, 1, 1],
    [1, 0.96, 0.9],
    [0.75, 0.86, 1],
  ]);
  return { patch, levels: random.between(20, 95), tint, fromDepth: Number.NEGATIVE_INFINITY };
}
