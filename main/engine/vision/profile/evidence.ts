import type { Size } from '../../../../preload/contract/geometry.ts';
import { cellOf, gridLevels } from '../layouts/grid.ts';
import type { Table } from '../layouts/tensor.ts';

/** How far from its own cell a decoded box's centre may lie, in strides. Trained detectors stay within about two. */
const NEAR_CELLS = 4;

/** Share of the boxes of an anchor-free grid whose centre lies where a decoded box's would: near its cell. `unit` is in input pixels. */
export function shareDecoded(table: Table, input: Size, unit: Size): number {
  return shareOfCells(table, input, (x, y, cell) => {
    const dx = (x * unit.width) / cell.stride - (cell.column + 0.5);
    const dy = (y * unit.height) / cell.stride - (cell.line + 0.5);
    return Math.abs(dx) <= NEAR_CELLS && Math.abs(dy) <= NEAR_CELLS;
  });
}

/** Share of the boxes of an anchor-free grid that are small offsets with plausible log sizes, as before decoding. */
export function shareRaw(table: Table, input: Size): number {
  return shareOfCells(table, input, (x, y, { stride }, width, height) => {
    const largest = Math.log((2 * Math.max(input.width, input.height)) / stride);
    const isSize = (log: number) => log > -5 && log < largest;
    return Math.abs(x) <= NEAR_CELLS && Math.abs(y) <= NEAR_CELLS && isSize(width) && isSize(height);
  });
}

type CellTest = (x: number, y: number, cell: ReturnType<typeof cellOf>, width: number, height: number) => boolean;

function shareOfCells(table: Table, input: Size, isPlausible: CellTest): number {
  const levels = gridLevels(input, table.rows, 1);
  if (levels === null) return 0;
  let plausible = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const [x, y, width, height] = boxOf(table, row);
    if (isPlausible(x, y, cellOf(levels, row), width, height)) plausible += 1;
  }
  return plausible / table.rows;
}

/** Share of the boxes whose centre lies in the input, or hardly outside, and whose size is not absurd. `unit` is in input pixels. */
export function shareInside(table: Table, input: Size, unit: Size): number {
  const limit = 2 * Math.max(input.width, input.height);
  const isNear = (place: number, side: number) => place >= -0.1 * side && place <= 1.1 * side;
  let inside = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const box = boxOf(table, row);
    const [x, width] = [box[0] * unit.width, box[2] * unit.width];
    const [y, height] = [box[1] * unit.height, box[3] * unit.height];
    const isSize = width >= 0 && height >= 0 && width <= limit && height <= limit;
    if (isSize && isNear(x, input.width) && isNear(y, input.height)) inside += 1;
  }
  return table.rows === 0 ? 0 : inside / table.rows;
}

/** Fields of rows of boxes that the model has chosen itself. */
export type FinishedFields = Readonly<{ corners: number; score: number; classIndex: number }>;

/** Share of the chosen boxes whose corners are in order, whose score is one and whose class is a whole number; 1 where none was chosen. */
export function shareFinished({ data, rows, rowStep, fieldStep }: Table, fields: FinishedFields): number {
  let chosen = 0;
  let sound = 0;
  for (let row = 0; row < rows; row += 1) {
    const at = (field: number) => data[row * rowStep + field * fieldStep] as number;
    const { corners, score, classIndex } = fields;
    if (at(score) === 0) continue;
    chosen += 1;
    const isBox = at(corners) <= at(corners + 2) && at(corners + 1) <= at(corners + 3);
    const isScored = at(score) > 0 && at(score) <= 1.01;
    if (isBox && isScored && Number.isInteger(at(classIndex)) && at(classIndex) >= 0) sound += 1;
  }
  return chosen === 0 ? 1 : sound / chosen;
}

/** Whether boxes are shares of the input: most are not empty, and nearly all of their numbers lie between 0 and 1, which pixels never do. */
export function areUnitBoxes(table: Table): boolean {
  let boxes = 0;
  let within = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const numbers = boxOf(table, row);
    if (!(numbers[2] > 0 && numbers[3] > 0)) continue;
    boxes += 1;
    if (numbers.every((number) => number >= -0.5 && number <= 1.5)) within += 1;
  }
  return boxes > table.rows / 2 && within / boxes > 0.99;
}

/** Whether score fields hold numbers before the sigmoid: scores themselves never leave 0 to 1 by more than rounding. */
export function areLogits(table: Table, from: number, count: number): boolean {
  for (let row = 0; row < table.rows; row += 1) {
    for (let field = from; field < from + count; field += 1) {
      const value = table.data[row * table.rowStep + field * table.fieldStep] as number;
      if (value < -0.01 || value > 1.01) return true;
    }
  }
  return false;
}

function boxOf({ data, rowStep, fieldStep }: Table, row: number): readonly [number, number, number, number] {
  const at = row * rowStep;
  return [
    data[at] as number,
    data[at + fieldStep] as number,
    data[at + 2 * fieldStep] as number,
    data[at + 3 * fieldStep] as number,
  ];
}
