import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { type BoxFields, scoreRows } from './box-table.ts';
import { type Candidate, fromCentre } from './candidate.ts';
import type { Floors } from './floors.ts';
import { cellOf, gridLevels } from './grid.ts';
import type { Table } from './tensor.ts';

/**
 * Reads YOLOX rows before decoding: offsets from the grid cell and logarithms of the size, both in units of the cell's stride.
 * Source: Ge et al., "YOLOX: Exceeding YOLO Series in 2021", and the demo of its repository.
 */
export function readYolox(table: Table, fields: BoxFields, input: Size, floors: Floors): readonly Candidate[] {
  const levels = gridLevels(input, table.rows, 1);
  if (levels === null) throw new Error(`${table.rows} boxes fit no grid over its input`);
  const at = (row: number, field: number) => table.data[row * table.rowStep + field * table.fieldStep] as number;
  return scoreRows(table, fields, floors).map(({ row, score, classIndex }) => {
    const { column, line, stride } = cellOf(levels, row);
    const box = fromCentre(
      (at(row, 0) + column) * stride,
      (at(row, 1) + line) * stride,
      Math.exp(at(row, 2)) * stride,
      Math.exp(at(row, 3)) * stride,
    );
    return { ...box, score, classIndex };
  });
}
