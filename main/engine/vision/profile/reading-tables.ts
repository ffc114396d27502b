import {
  boxRowsOf,
  type OutputTensors,
  scoreTableOf,
  type Table,
  tableOfColumns,
  tableOfRows,
  tensorOf,
} from '../layouts/tensor.ts';
import type { Reading } from './reading.ts';

/** The table whose rows begin with the four numbers of a box; `null` for layouts whose boxes the model has chosen. */
export function boxTable({ layout, outputs: names }: Reading, outputs: OutputTensors): Table | null {
  const tensor = tensorOf(outputs, names.boxes);
  switch (layout) {
    case 'v8':
    case 'v5-columns':
      return tableOfColumns(tensor);
    case 'v5':
    case 'v5-one-class':
    case 'v8-rows':
    case 'yolox':
      return tableOfRows(tensor);
    case 'boxes-and-scores':
      return boxRowsOf(tensor);
    case 'end-to-end':
    case 'batched-rows':
    case 'batched-score-class':
    case 'nms-outputs':
    case 'dets-labels':
    case 'yolov3-nms':
      return null;
    default:
      return layout satisfies never;
  }
}

/** Where the numbers read as scores are, objectness included. */
export function scoreTable(
  reading: Reading,
  outputs: OutputTensors,
): Readonly<{ table: Table; from: number; count: number }> {
  const { layout, outputs: names } = reading;
  const classCount = reading.classCount ?? 0;
  const boxes = boxTable(reading, outputs);
  if (boxes === null) throw new Error(`the layout ${layout} has no table of scores`);
  if (layout === 'boxes-and-scores') {
    return { table: scoreTableOf(tensorOf(outputs, names.scores ?? ''), boxes.rows), from: 0, count: classCount };
  }
  if (layout === 'v5-one-class') return { table: boxes, from: 4, count: 1 };
  return { table: boxes, from: 4, count: classCount + (layout === 'v8' || layout === 'v8-rows' ? 0 : 1) };
}

/** Whether the first of the numbers read as scores is 1 for every box, which a score never is. */
export function isNeverLearnt(reading: Reading, outputs: OutputTensors): boolean {
  const { table, from } = scoreTable(reading, outputs);
  for (let row = 0; row < table.rows; row += 1) {
    if (!((table.data[row * table.rowStep + from * table.fieldStep] as number) >= 0.999)) return false;
  }
  return table.rows > 0;
}
