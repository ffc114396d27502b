import type { Table } from './tensor.ts';

/** The best class of each row and its raw number. */
export type BestClasses = Readonly<{ best: Float32Array; classes: Int32Array }>;

/** Finds the highest of the class fields `from` to `from + count - 1` of every row; fields outermost, so that columns are read in order. */
export function bestClasses({ data, rows, rowStep, fieldStep }: Table, from: number, count: number): BestClasses {
  const best = new Float32Array(rows).fill(Number.NEGATIVE_INFINITY);
  const classes = new Int32Array(rows);
  if (fieldStep >= rowStep) {
    for (let c = 0; c < count; c += 1) {
      for (let row = 0, at = (from + c) * fieldStep; row < rows; row += 1, at += rowStep) {
        const value = data[at] as number;
        if (value > (best[row] as number)) {
          best[row] = value;
          classes[row] = c;
        }
      }
    }
    return { best, classes };
  }
  for (let row = 0; row < rows; row += 1) {
    for (let c = 0, at = row * rowStep + from * fieldStep; c < count; c += 1, at += fieldStep) {
      const value = data[at] as number;
      if (value > (best[row] as number)) {
        best[row] = value;
        classes[row] = c;
      }
    }
  }
  return { best, classes };
}

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** A score within 0 to 1: half precision can leave 1.0005. */
export function asScore(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
