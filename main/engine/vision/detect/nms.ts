import type { Candidate } from '../layouts/candidate.ts';
import type { Floors } from '../layouts/floors.ts';

/** More candidates than this are not compared with each other; a working detector stays far below. */
export const MAX_CANDIDATES = 30_000;
/** At most this many boxes of one image are reported; the best one of every class always is. */
export const MAX_DETECTIONS = 300;

/** `isCut`: there were more boxes to report than allowed. Whatever was left out, the best of every class is included. */
export type Chosen = Readonly<{ kept: readonly Candidate[]; isCut: boolean }>;

/**
 * Greedy non-maximum suppression within each class: the best box stays and removes those of its class that overlap it
 * by more than `iou`. Best first, ties in the order given.
 */
export function suppress(candidates: readonly Candidate[], iou: number, told: Floors['told']): Chosen {
  return choose(candidates, told, (rivals, candidate) => rivals.some((rival) => overlap(rival, candidate) > iou));
}

/** Candidates already chosen by the model itself, best first. */
export function bestFirst(candidates: readonly Candidate[], told: Floors['told']): Chosen {
  return choose(candidates, told, () => false);
}

function choose(
  candidates: readonly Candidate[],
  told: Floors['told'],
  isRemoved: (rivals: readonly Candidate[], candidate: Candidate) => boolean,
): Chosen {
  const keptByClass = new Map<number, Candidate[]>();
  const kept: Candidate[] = [];
  let isCut = false;
  for (const [index, candidate] of candidates.toSorted((a, b) => b.score - a.score).entries()) {
    const rivals = keptByClass.get(candidate.classIndex);
    // The first of its class is its best, and always stays: the verdict depends on it.
    if (rivals === undefined) keptByClass.set(candidate.classIndex, [candidate]);
    else if (index >= MAX_CANDIDATES || kept.length >= MAX_DETECTIONS) {
      isCut ||=
        candidate.score >= told(candidate.classIndex) && (index >= MAX_CANDIDATES || !isRemoved(rivals, candidate));
      continue;
    } else if (isRemoved(rivals, candidate)) continue;
    else rivals.push(candidate);
    kept.push(candidate);
  }
  return { kept, isCut };
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
