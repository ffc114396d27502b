import type { JudgedPicture } from './detection-quality.ts';
import { matchBoxes } from './match-boxes.ts';

/** How often a true box of one class was matched by a detection of another; `null` means nothing there, or nothing found. */
export type ConfusionCell = Readonly<{ truth: string | null; detected: string | null; count: number }>;

/** Counts at overlap 0.5 of the detections at or above `scoreOf` their class, matched whatever their class; empty cells are left out. */
export function boxConfusion(
  pictures: readonly JudgedPicture[],
  scoreOf: (className: string) => number,
): readonly ConfusionCell[] {
  const cells = new Map<string, ConfusionCell>();
  const count = (truth: string | null, detected: string | null) => {
    const key = JSON.stringify([truth, detected]);
    cells.set(key, { truth, detected, count: (cells.get(key)?.count ?? 0) + 1 });
  };
  for (const { detections, truth } of pictures) {
    const shown = detections
      .filter(({ className, score }) => score >= scoreOf(className))
      .toSorted((a, b) => b.score - a.score);
    const matches = matchBoxes(
      shown.map((each) => each.box),
      truth.map((each) => each.box),
      0.5,
    );
    for (const [index, { className }] of shown.entries())
      count(truth[matches[index] ?? -1]?.className ?? null, className);
    for (const [index, { className }] of truth.entries()) if (!matches.includes(index)) count(className, null);
  }
  return [...cells.values()];
}
