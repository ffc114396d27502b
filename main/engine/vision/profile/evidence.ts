import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { cellOf, type GridLevel, gridLevels } from '../layouts/grid.ts';
import type { Table } from '../layouts/tensor.ts';

/** What the four numbers of a table's boxes mean; `unit` in input pixels. */
export type BoxMeaning = Readonly<{ areCorners: boolean; unit: Size }>;

/** How far a decoded box's centre may be from its own cell, in strides. Trained detectors stay within about two. */
const NEAR_CELLS = 4;

/** Share of a grid's boxes whose centre is near its cell, as in decoded boxes. The best over the possible orders of cells. */
export function shareDecoded(table: Table, input: Size, meaning: BoxMeaning): number {
  const shares = cellOrders(input, table.rows).map((cellAt) => {
    let near = 0;
    for (let row = 0; row < table.rows; row += 1) {
      const { x, y } = boxOf(table, row, meaning);
      const { column, line, stride } = cellAt(row);
      const isNear = (place: number, cell: number) => Math.abs(place / stride - (cell + 0.5)) <= NEAR_CELLS;
      if (isNear(x, column) && isNear(y, line)) near += 1;
    }
    return near / table.rows;
  });
  return Math.max(0, ...shares);
}

type Cell = ReturnType<typeof cellOf>;

/** Ways from a box's number to its cell: fine or coarse levels first and, with three anchors, grouped by anchor or by cell. */
function cellOrders(input: Size, rows: number): readonly ((row: number) => Cell)[] {
  return [1, 3].flatMap((perCell) => {
    const fineFirst = gridLevels(input, rows, perCell);
    if (fineFirst === null) return [];
    return [fineFirst, coarseFirst(fineFirst, perCell)].flatMap((levels) => {
      const inLevel = (row: number, cellIn: (index: number, cells: number) => number) => {
        const level = levels.findLast(({ first }) => first <= row) as GridLevel;
        const index = cellIn(row - level.first, level.columns * level.lines);
        return { column: index % level.columns, line: Math.floor(index / level.columns), stride: level.stride };
      };
      const anchorsApart = (row: number) => inLevel(row, (index, cells) => index % cells);
      const anchorsTogether = (row: number) => inLevel(row, (index) => Math.floor(index / perCell));
      return perCell === 1 ? [anchorsApart] : [anchorsApart, anchorsTogether];
    });
  });
}

function coarseFirst(levels: readonly GridLevel[], perCell: number): readonly GridLevel[] {
  let first = 0;
  return levels.toReversed().map((level) => {
    const moved = { ...level, first };
    first += level.columns * level.lines * perCell;
    return moved;
  });
}

/** Share of an anchor-free grid's boxes that are small offsets with plausible log sizes, as before decoding. */
export function shareRaw(table: Table, input: Size): number {
  const levels = gridLevels(input, table.rows, 1);
  if (levels === null) return 0;
  let plausible = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const [x, y, width, height] = numbersOf(table, row);
    const largest = Math.log((2 * Math.max(input.width, input.height)) / cellOf(levels, row).stride);
    const isSize = (log: number) => log > -5 && log < largest;
    if (Math.abs(x) <= NEAR_CELLS && Math.abs(y) <= NEAR_CELLS && isSize(width) && isSize(height)) plausible += 1;
  }
  return plausible / table.rows;
}

/** Share of boxes whose centre is in the input, or only just outside, and whose size is plausible. */
export function shareInside(table: Table, input: Size, meaning: BoxMeaning): number {
  const limit = 2 * Math.max(input.width, input.height);
  return shareOf(table, meaning, ({ x, y, width, height }) => {
    const isSize = width > 0 && height > 0 && width <= limit && height <= limit;
    return isSize && isNear(x, input.width) && isNear(y, input.height);
  });
}

/** Share of boxes that lie entirely in the input, or only just outside. */
export function shareWholly(table: Table, input: Size, meaning: BoxMeaning): number {
  return shareOf(table, meaning, ({ x, y, width, height }) => {
    const isIn = (place: number, size: number, side: number) =>
      isNear(place - size / 2, side) && isNear(place + size / 2, side);
    return isIn(x, width, input.width) && isIn(y, height, input.height);
  });
}

function isNear(place: number, side: number): boolean {
  return place >= -0.1 * side && place <= 1.1 * side;
}

/** Share of boxes whose last two numbers are greater than the first two: all if they are corners, few if they are sizes. */
export function shareInOrder(table: Table): number {
  let inOrder = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const [x1, y1, x2, y2] = numbersOf(table, row);
    if (x2 > x1 && y2 > y1) inOrder += 1;
  }
  return table.rows === 0 ? 0 : inOrder / table.rows;
}

/** Whether boxes are shares of the input: most are not empty, and nearly all of their numbers are between 0 and 1. Pixels never are. */
export function areUnitBoxes(table: Table): boolean {
  let boxes = 0;
  let within = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const numbers = numbersOf(table, row);
    if (!(numbers[2] > 0 && numbers[3] > 0)) continue;
    boxes += 1;
    if (numbers.every((number) => number >= -0.5 && number <= 1.5)) within += 1;
  }
  return boxes > table.rows / 2 && within / boxes > 0.99;
}

/** Whether every number of every box is between 0 and 1, as after a sigmoid; offsets and logarithms of sizes are not. */
export function isSigmoid(table: Table): boolean {
  for (let row = 0; row < table.rows; row += 1) {
    if (!numbersOf(table, row).every((number) => number >= 0 && number <= 1)) return false;
  }
  return true;
}

type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

function shareOf(table: Table, meaning: BoxMeaning, isRight: (box: Box) => boolean): number {
  let right = 0;
  for (let row = 0; row < table.rows; row += 1) if (isRight(boxOf(table, row, meaning))) right += 1;
  return table.rows === 0 ? 0 : right / table.rows;
}

/** Centre and size in input pixels. */
function boxOf(table: Table, row: number, { areCorners, unit }: BoxMeaning): Box {
  const [a, b, c, d] = numbersOf(table, row);
  return areCorners
    ? {
        x: ((a + c) / 2) * unit.width,
        y: ((b + d) / 2) * unit.height,
        width: (c - a) * unit.width,
        height: (d - b) * unit.height,
      }
    : { x: a * unit.width, y: b * unit.height, width: c * unit.width, height: d * unit.height };
}

function numbersOf({ data, rowStep, fieldStep }: Table, row: number): readonly [number, number, number, number] {
  const at = row * rowStep;
  return [
    data[at] as number,
    data[at + fieldStep] as number,
    data[at + 2 * fieldStep] as number,
    data[at + 3 * fieldStep] as number,
  ];
}
