import { type Candidate, fromCentre } from './candidate.ts';
import type { Floors } from './floors.ts';
import { type ScoredRow, scoredRows } from './scores.ts';
import { requireNumbersIn, type Table } from './tensor.ts';

/** How the fields of one box follow each other: box (4), perhaps objectness (1), classes, perhaps mask coefficients. */
export type BoxFields = Readonly<{
  hasObjectness: boolean;
  classCount: number;
  maskCoefficients: number;
  scoresAreLogits: boolean;
  /** Input pixels per unit of x and of y: 1 where boxes are in pixels already. */
  unit: Readonly<{ x: number; y: number }>;
}>;

/** Reads tables of centre x, centre y, width, height and class scores: the layouts `v5`, `v8` and `v8-rows`. */
export function readBoxTable(table: Table, fields: BoxFields, floors: Floors): readonly Candidate[] {
  const at = (row: number, field: number) => table.data[row * table.rowStep + field * table.fieldStep] as number;
  return scoreRows(table, fields, floors).map(({ row, score, classIndex }) => ({
    ...fromCentre(
      at(row, 0) * fields.unit.x,
      at(row, 1) * fields.unit.y,
      at(row, 2) * fields.unit.x,
      at(row, 3) * fields.unit.y,
    ),
    score,
    classIndex,
    ...coefficientsOf(table, fields, row),
  }));
}

/** The rows of a table whose classes reach their floors, objectness included. Throws where a number of the table is none. */
export function scoreRows(table: Table, fields: BoxFields, floors: Floors): readonly ScoredRow[] {
  const { hasObjectness, classCount: count, scoresAreLogits: areLogits } = fields;
  const from = hasObjectness ? 5 : 4;
  requireNumbersIn(table, 0, 4);
  requireNumbersIn(table, from + count, table.fields);
  return scoredRows(table, { from, count, objectness: hasObjectness ? 4 : null, areLogits }, floors);
}

/** The mask coefficients of a row, copied out of the tensor; nothing where the model has none. */
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
