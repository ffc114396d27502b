import type { Candidate } from './layouts/candidate.ts';

/** More candidates than this are cut to the best before they are compared; a working detector stays far below. */
export const MAX_CANDIDATES = 30_000;
/** More detections than this on one picture are cut to the best. */
export const MAX_DETECTIONS = 300;

/**
 * Greedy non-maximum suppression within each class: the best box stays and removes those of its class that overlap it
 * by more than `iou`. Best first, ties in the order given.
 */
export function suppress(candidates: readonly Candidate[], iou: number): readonly Candidate[] {
  const sorted = bestFirst(candidates, MAX_CANDIDATES);
  const keptByClass = new Map<number, Candidate[]>();
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    const rivals = keptByClass.get(candidate.classIndex);
    if (rivals?.some((rival) => overlap(rival, candidate) > iou)) continue;
    if (rivals) rivals.push(candidate);
    else keptByClass.set(candidate.classIndex, [candidate]);
    kept.push(candidate);
    if (kept.length === MAX_DETECTIONS) break;
  }
  return kept;
}

/** The best `limit` candidates, best first. */
export function bestFirst(candidates: readonly Candidate[], limit: number): readonly Candidate[] {
  return candidates.toSorted((a, b) => b.score - a.score).slice(0, limit);
}

/** Intersection over union of two boxes, 0 to 1; 0 where both are empty. */
export function overlap(a: Corners, b: Corners): number {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (area(a) + area(b) - shared);
}

type Corners = Pick<Candidate, 'x1' | 'y1' | 'x2' | 'y2'>;

function area({ x1, y1, x2, y2 }: Corners): number {
  return (x2 - x1) * (y2 - y1);
}
