import { overlap } from '../../../main/engine/vision/detect/nms.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';

export type ReferenceBox = Readonly<{
  classIndex: number;
  score: number;
  corners: Readonly<{ x1: number; y1: number; x2: number; y2: number }>;
}>;

/** Reference boxes that count, and how many of them were found: same class, overlap of 0.85, score within 0.15. */
export type Matching = Readonly<{ wanted: number; matched: number }>;

const COUNTS_FROM_SCORE = 0.4;

/** Matches detections to the boxes of a reference, each at most once. */
export function matchDetections(reference: readonly ReferenceBox[], found: readonly Detection[]): Matching {
  const wanted = reference.filter(({ score }) => score >= COUNTS_FROM_SCORE);
  const free = new Set(found);
  const matched = wanted.filter(({ classIndex, score, corners }) => {
    const match = [...free].find(({ box, ...detection }) => {
      const own = { x1: box.x, y1: box.y, x2: box.x + box.width, y2: box.y + box.height };
      const isClose = overlap(own, corners) >= 0.85 && Math.abs(detection.score - score) <= 0.15;
      return detection.classIndex === classIndex && isClose;
    });
    return match !== undefined && free.delete(match);
  });
  return { wanted: wanted.length, matched: matched.length };
}
