import { lightAlongRow } from './light.ts';
import { distanceAlongRow, outlineOf } from './outline.ts';
import type { Frame, Scene } from './scene.ts';
import { edgeAlongRow, edgeOf } from './shade-edge.ts';
import { glassAlongRow, glassOf } from './shade-glass.ts';
import { groundOf, trayAlongRow } from './shade-tray.ts';

/**
 * The part and its tray in their light, without flaws and noise. It processes the 1.6 million pixels row by row, each
 * material in its own function that works on arrays: a call for each pixel would put every number it passes on the heap.
 */
export function shade(scene: Scene): Frame {
  const { size, field } = scene;
  const [outline, ground, glass, edge] = [outlineOf(scene), groundOf(scene), glassOf(scene), edgeOf(scene)];
  const row = {
    levels: new Uint8Array(size * size * 3),
    distance: new Float64Array(size),
    matt: new Float64Array(size),
    mirrored: new Float64Array(size),
    ground: new Float64Array(size),
  };
  for (let y = 0; y < size; y++) {
    lightAlongRow(field, field.matt, y, row.matt);
    lightAlongRow(field, field.mirrored, y, row.mirrored);
    distanceAlongRow(outline, y, row.distance);
    trayAlongRow(ground, y, row);
    glassAlongRow(glass, y, row);
    edgeAlongRow(edge, y, row);
  }
  return { size, levels: row.levels };
}
