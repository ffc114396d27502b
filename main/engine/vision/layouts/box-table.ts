import { type Candidate, fromCentre } from './candidate.ts';
import { asScore, bestClasses, sigmoid } from './scores.ts';
import type { Table } from './tensor.ts';

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
export function readBoxTable(table: Table, fields: BoxFields, minScore: number): readonly Candidate[] {
  const at = (row: number, field: number) => table.data[row * table.rowStep + field * table.fieldStep] as number;
  return scoreRows(table, fields, minScore).flatMap(({ row, score, classIndex }) => {
    const box = fromCentre(
      at(row, 0) * fields.unit.x,
      at(row, 1) * fields.unit.y,
      at(row, 2) * fields.unit.x,
      at(row, 3) * fields.unit.y,
    );
    return box === null ? [] : [{ ...box, score, classIndex, ...coefficientsOf(table, fields, row) }];
  });
}

/** A row whose best class reaches the score asked for. */
export type ScoredRow = Readonly<{ row: number; score: number; classIndex: number }>;

/** The rows whose best class scores at least `minScore`, objectness included. */
export function scoreRows(table: Table, fields: BoxFields, minScore: number): readonly ScoredRow[] {
  const activate = fields.scoresAreLogits ? sigmoid : (value: number) => value;
  const { best, classes } = bestClasses(table, fields.hasObjectness ? 5 : 4, fields.classCount);
  const scored: ScoredRow[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const objectness = fields.hasObjectness
      ? activate(table.data[row * table.rowStep + 4 * table.fieldStep] as number)
      : 1;
    const score = asScore(activate(best[row] as number) * objectness);
    if (score >= minScore) scored.push({ row, score, classIndex: classes[row] as number });
  }
  return scored;
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
