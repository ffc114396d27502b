import { type Candidate, fromCorners } from './candidate.ts';
import { asScore } from './scores.ts';
import type { Table } from './tensor.ts';

/** Input pixels per unit of x and of y. */
type Unit = Readonly<{ x: number; y: number }>;

/** Rows of x1, y1, x2, y2, score, class and perhaps mask coefficients, already chosen by the model: the layout `end-to-end`. */
export function readEndToEnd(
  { data, rows, fields }: Table,
  maskCoefficients: number,
  unit: Unit,
  minScore: number,
): readonly Candidate[] {
  return rowNumbers(rows).flatMap((row) => {
    const at = row * fields;
    const [x1, y1, x2, y2, score, classIndex] = data.subarray(at, at + 6) as unknown as SixNumbers;
    const box = fromCorners(x1 * unit.x, y1 * unit.y, x2 * unit.x, y2 * unit.y);
    if (box === null || !(score >= minScore) || classIndex < 0) return [];
    const coefficients = Float32Array.from(data.subarray(at + 6, at + 6 + maskCoefficients));
    return [
      {
        ...box,
        score: asScore(score),
        classIndex: Math.round(classIndex),
        ...(maskCoefficients > 0 ? { coefficients } : {}),
      },
    ];
  });
}

/** Rows of picture index, x1, y1, x2, y2, class, score; those of the first picture count: the layout `batched-rows`. */
export function readBatchedRows({ data, rows, fields }: Table, minScore: number): readonly Candidate[] {
  return rowNumbers(rows).flatMap((row) => {
    const [picture, x1, y1, x2, y2, classIndex, score] = data.subarray(row * fields) as unknown as SevenNumbers;
    const box = fromCorners(x1, y1, x2, y2);
    if (picture !== 0 || box === null || !(score >= minScore)) return [];
    return [{ ...box, score: asScore(score), classIndex: Math.round(classIndex) }];
  });
}

type SixNumbers = [number, number, number, number, number, number];
type SevenNumbers = [...SixNumbers, number];

function rowNumbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row);
}
