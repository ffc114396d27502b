import { type Candidate, fromCorners } from './candidate.ts';
import { finishedScore, wholeNumber } from './finished-score.ts';
import type { Floors } from './floors.ts';
import type { Table } from './tensor.ts';

/** Input pixels per unit of x and of y. */
type Unit = Readonly<{ x: number; y: number }>;

/** Rows of x1, y1, x2, y2, score, class and perhaps mask coefficients, already chosen by the model: the layout `end-to-end`. */
export function readEndToEnd(
  { data, rows, fields }: Table,
  maskCoefficients: number,
  unit: Unit,
  floors: Floors,
): readonly Candidate[] {
  return rowNumbers(rows).flatMap((row) => {
    const at = row * fields;
    const [x1, y1, x2, y2, rawScore, rawClass] = data.subarray(at, at + 6) as unknown as SixNumbers;
    const found = finishedScore(rawScore, rawClass, floors);
    if (found === null) return [];
    const coefficients = Float32Array.from(data.subarray(at + 6, at + 6 + maskCoefficients));
    return [
      {
        ...fromCorners(x1 * unit.x, y1 * unit.y, x2 * unit.x, y2 * unit.y),
        ...found,
        ...(maskCoefficients > 0 ? { coefficients } : {}),
      },
    ];
  });
}

/** Where class and score are in a row. */
type LastFields = Readonly<{ classAt: 5 | 6; scoreAt: 5 | 6 }>;

/** Rows of picture index, x1, y1, x2, y2, and class and score; those of the first picture count: `batched-rows` and its kin. */
export function readBatchedRows(
  { data, rows, fields }: Table,
  unit: Unit,
  { classAt, scoreAt }: LastFields,
  floors: Floors,
): readonly Candidate[] {
  return rowNumbers(rows).flatMap((row) => {
    const numbers = data.subarray(row * fields) as unknown as SevenNumbers;
    const [picture, x1, y1, x2, y2] = numbers;
    // Rows that pad the table name no picture.
    if (picture === -1 || wholeNumber('picture', picture) > 0) return [];
    const found = finishedScore(numbers[scoreAt], numbers[classAt], floors);
    return found === null ? [] : [{ ...fromCorners(x1 * unit.x, y1 * unit.y, x2 * unit.x, y2 * unit.y), ...found }];
  });
}

type SixNumbers = [number, number, number, number, number, number];
type SevenNumbers = [...SixNumbers, number];

function rowNumbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, row) => row);
}
