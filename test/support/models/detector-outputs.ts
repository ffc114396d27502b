import { gridLevels } from '../../../main/engine/vision/layouts/grid.ts';

/** Input side of the models that these outputs belong to. */
export const SIDE = 64;

/** A box as detectors write it: centre and size in input pixels, objectness, a score per class. */
export type BoxRow = Readonly<{ x: number; y: number; width: number; height: number; scores: readonly number[] }>;

/** What a detector with that many classes returns for an empty image: the box of every cell, scored 0.01. */
export function emptyRows(classCount: number, perCell = 1): readonly BoxRow[] {
  const scores = Array.from({ length: classCount }, () => 0.01);
  const count = 64 + 16 + 4;
  const levels = gridLevels({ width: SIDE, height: SIDE }, count, 1) ?? [];
  return levels.flatMap(({ columns, lines, stride }) =>
    Array.from({ length: columns * lines * perCell }, (_, i) => {
      const cell = i % (columns * lines);
      const [column, line] = [cell % columns, Math.floor(cell / columns)];
      return { x: (column + 0.5) * stride, y: (line + 0.5) * stride, width: stride, height: stride, scores };
    }),
  );
}

/** The same rows with one replaced. */
export function withRow(rows: readonly BoxRow[], index: number, row: BoxRow): readonly BoxRow[] {
  return rows.with(index, row);
}

/** Numbers of a table with one box per row: box, objectness where wanted, class scores. */
export function asRows(rows: readonly BoxRow[], objectness: number | null): readonly number[] {
  return rows.flatMap(({ x, y, width, height, scores }) => [
    x,
    y,
    width,
    height,
    ...(objectness === null ? [] : [objectness]),
    ...scores,
  ]);
}

/** Numbers of a table with one box per column. */
export function asColumns(rows: readonly BoxRow[]): readonly number[] {
  const fields = rows.map(({ x, y, width, height, scores }) => [x, y, width, height, ...scores]);
  return (fields[0] ?? []).flatMap((_, field) => fields.map((row) => row[field] ?? 0));
}
