import type { Size } from '../../../../preload/contract/values/geometry.ts';

/** One level of a detector's grid: where its boxes begin in the output and how many pixels a cell covers. */
export type GridLevel = Readonly<{ first: number; columns: number; lines: number; stride: number }>;

/** The stride sets of published detectors: usual, with an extra coarse level, with an extra fine level, and tiny. */
const STRIDE_SETS = [
  [8, 16, 32],
  [8, 16, 32, 64],
  [4, 8, 16, 32],
  [16, 32],
  [4, 8, 16],
] as const;

/** The levels that make up exactly `boxes` boxes with `perCell` boxes in each cell, or `null` if no known set of strides does. */
export function gridLevels(input: Size, boxes: number, perCell: number): readonly GridLevel[] | null {
  for (const strides of STRIDE_SETS) {
    let first = 0;
    const levels = strides.map((stride) => {
      const columns = Math.ceil(input.width / stride);
      const lines = Math.ceil(input.height / stride);
      const level = { first, columns, lines, stride };
      first += columns * lines * perCell;
      return level;
    });
    if (first === boxes) return levels;
  }
  return null;
}

/** The cell of box number `index` if each cell has one box. */
export function cellOf(levels: readonly GridLevel[], index: number) {
  const level = levels.findLast(({ first }) => first <= index);
  if (level === undefined) throw new RangeError(`no cell ${index}`);
  const inLevel = index - level.first;
  return { column: inLevel % level.columns, line: Math.floor(inLevel / level.columns), stride: level.stride };
}
