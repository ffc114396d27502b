import type { Table } from '../layouts/tensor.ts';

/**
 * What the fields read as scores hold: scores, numbers before the sigmoid, numbers above 1 that are neither or, if only some fields
 * leave 0 to 1, something other than scores, such as angles or key points.
 */
export type ScoreKind = 'scores' | 'logits' | 'above-one' | 'mixed';

/** Rounding in half precision takes scores this far beyond 0 and 1. */
const ROUNDING = 0.01;

/** Judges the fields `from` to `from + count - 1` of the answers to the probe pictures. Before the sigmoid every class is below 0 somewhere. */
export function scoreKind(tables: readonly Table[], from: number, count: number): ScoreKind {
  let least = 0;
  let outside = 0;
  for (let field = from; field < from + count; field += 1) {
    let isOutside = false;
    for (const { data, rows, rowStep, fieldStep } of tables) {
      for (let row = 0, at = field * fieldStep; row < rows; row += 1, at += rowStep) {
        const value = data[at] as number;
        if (value < -ROUNDING || value > 1 + ROUNDING) isOutside = true;
        if (value < least) least = value;
      }
    }
    if (isOutside) outside += 1;
  }
  if (outside === 0) return 'scores';
  if (outside < count) return 'mixed';
  return least < -ROUNDING ? 'logits' : 'above-one';
}
