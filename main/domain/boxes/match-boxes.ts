import type { PixelBox } from '../../../preload/contract/values/geometry.ts';
import { boxOverlap } from './box-overlap.ts';

/**
 * Which true box each detection finds, by index, or `null` for a false alarm. Detections are given best score first; each
 * takes the free true box that it overlaps most, if by at least `minOverlap` (the rule of the COCO evaluation).
 */
export function matchBoxes(
  detected: readonly PixelBox[],
  truth: readonly PixelBox[],
  minOverlap: number,
): readonly (number | null)[] {
  const free = new Set(truth.keys());
  return detected.map((box) => {
    let best: number | null = null;
    let bestOverlap = 0;
    for (const index of free) {
      const candidate = truth[index];
      if (candidate === undefined) continue;
      const overlap = boxOverlap(box, candidate);
      if (overlap >= minOverlap && overlap > bestOverlap) {
        best = index;
        bestOverlap = overlap;
      }
    }
    if (best !== null) free.delete(best);
    return best;
  });
}
