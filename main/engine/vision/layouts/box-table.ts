import { type Candidate, fromCentre, fromCorners } from './candidate.ts';
import type { Floors } from './floors.ts';
import { type ScoredRow, scoredRows } from './scores.ts';
import { requireNumbersIn, type Table } from './tensor.ts';

/** The order of a box's fields: box (4), perhaps objectness (1), classes, perhaps mask coefficients. */
export type BoxFields = Readonly<{
  hasObjectness: boolean;
  /** Objectness alone is the score: the only class was never trained. */
  isScoredByObjectness?: boolean;
  classCount: number;
  maskCoefficients: number;
  scoresAreLogits: boolean;
  /** Input pixels per unit of x and of y: 1 if boxes are already in pixels. */
  unit: Readonly<{ x: number; y: number }>;
  /** Boxes are x1, y1, x2, y2. */
  areCorners: boolean;
}>;

/** Reads tables of boxes and class scores: the layouts `v5` and `v8` and their variants. */
export function readBoxTable(table: Table, fields: BoxFields, floors: Floors): readonly Candidate[] {
  return scoreRows(table, fields, floors).map(({ row, score, classIndex }) => ({
    ...boxIn(table, row, fields),
    score,
    classIndex,
    ...coefficientsOf(table, fields, row),
  }));
}

/** The box at the start of a row, as corners in pixels of the input. */
export function boxIn(
  { data, rowStep, fieldStep }: Table,
  row: number,
  { unit, areCorners }: Pick<BoxFields, 'unit' | 'areCorners'>,
) {
  const at = (field: number) => data[row * rowStep + field * fieldStep] as number;
  const place = areCorners ? fromCorners : fromCentre;
  return place(at(0) * unit.x, at(1) * unit.y, at(2) * unit.x, at(3) * unit.y);
}

/** The rows of a table whose classes reach their floors, objectness included. Throws if a number of the table is not finite, or a score is out of range. */
export function scoreRows(table: Table, fields: BoxFields, floors: Floors): readonly ScoredRow[] {
  const { hasObjectness, isScoredByObjectness = false, classCount, scoresAreLogits: areLogits } = fields;
  requireNumbersIn(table, 0, 4);
  if (isScoredByObjectness) {
    requireNumbersIn(table, 5, table.fields);
    return scoredRows(table, { from: 4, count: 1, objectness: null, areLogits }, floors);
  }
  const [from, count] = [hasObjectness ? 5 : 4, classCount];
  requireNumbersIn(table, from + count, table.fields);
  return scoredRows(table, { from, count, objectness: hasObjectness ? 4 : null, areLogits }, floors);
}

/** The mask coefficients of a row, copied from the tensor; empty if the model has none. */
export function coefficientsOf(
  table: Table,
  { hasObjectness, classCount, maskCoefficients }: Pick<BoxFields, 'hasObjectness' | 'classCount' | 'maskCoefficients'>,
  row: number,
): Pick<Candidate, 'coefficients'> {
  if (maskCoefficients === 0) return {};
  const first = (hasObjectness ? 5 : 4) + classCount;
  const start = row * table.rowStep + first * table.fieldStep;
  return {
    coefficients: Float32Array.from(
      { length: maskCoefficients },
      (_, i) => table.data[start + i * table.fieldStep] as number,
    ),
  };
}
