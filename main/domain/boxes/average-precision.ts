/** One detection of a class: its score, and whether it found a true box that no better detection had found. */
export type RankedFind = Readonly<{
  score: number;
  isRight: boolean /** How often it counts; once where nothing is said. */;
  weight?: number;
}>;

const RECALL_LEVELS = 100;

/**
 * Average precision of one class: the mean, over the 101 recall levels 0, 0.01 … 1, of the best precision at that recall
 * or a higher one; `null` if there was nothing to find. Detections of equal score keep the given order.
 * Source: the COCO evaluation (Lin et al. 2014; `cocoeval.py`, `accumulate`).
 *
 * By hand: of 2 true boxes, a detection at 0.9 is right, one at 0.8 wrong, one at 0.7 right. Precision at recall 0.5 is 1,
 * at recall 1 it is 2/3. Levels 0 … 0.50 are 51 of precision 1, levels 0.51 … 1 are 50 of 2/3: (51 + 50 · 2/3) / 101 = 0.8350.
 */
export function averagePrecision(finds: readonly RankedFind[], truthCount: number): number | null {
  if (truthCount === 0) return null;
  const ranked = finds.toSorted((a, b) => b.score - a.score);
  let right = 0;
  let found = 0;
  const points = ranked.flatMap(({ isRight, weight = 1 }) => {
    if (weight === 0) return [];
    found += weight;
    if (isRight) right += weight;
    return [{ right, precision: right / found }];
  });
  let sum = 0;
  let best = 0;
  let level = RECALL_LEVELS;
  for (const point of points.toReversed()) {
    // In whole numbers, because 0.07 · 100 is more than 7 in floating point.
    while (level >= 0 && level * truthCount > point.right * RECALL_LEVELS) {
      sum += best;
      level -= 1;
    }
    best = Math.max(best, point.precision);
  }
  return (sum + best * (level + 1)) / (RECALL_LEVELS + 1);
}
