import { boxValues, type CellBox, type Cells, centreOf, cornersOf, filled, type ZooInput } from './cells.ts';
import type { Graph } from './graph.ts';

/** An output of a model of the zoo: the tensor it comes from, and its declared shape. */
export type ZooOutput = Readonly<{
  name: string;
  from: string;
  dims: readonly (number | string)[];
  type?: 'float32' | 'float16' | 'int32' | 'int64';
}>;

/** Columns of centre, size and class scores: YOLOv8, v9, v11, v12. */
export function v8Columns(graph: Graph, cells: Cells, fields = centreOf): readonly ZooOutput[] {
  const { batch, boxes, classCount } = cells;
  const columns = graph.run('Concat', [boxColumns(graph, cells, fields), cells.scores], { axis: 1 });
  return [{ name: 'output0', from: columns, dims: [batch, 4 + classCount, boxes.length] }];
}

/** The same as rows: exports through TensorFlow, and RT-DETR. */
export function v8Rows(graph: Graph, cells: Cells, fields = centreOf): readonly ZooOutput[] {
  const { batch, boxes, classCount } = cells;
  const rows = graph.run('Concat', [boxRows(graph, cells, fields), scoreRows(graph, cells.scores)], { axis: 2 });
  return [{ name: 'output0', from: rows, dims: [batch, boxes.length, 4 + classCount] }];
}

/** Rows of centre, size, objectness and class scores, whose product is the score: YOLOv5, v7 and decoded YOLOX. */
export function v5Rows(graph: Graph, cells: Cells, fields: (box: CellBox) => readonly number[] = centreOf) {
  const roots = scoreRows(graph, graph.run('Sqrt', [cells.scores]));
  const objectness = graph.run('ReduceMax', [roots], { axes: [2], keepdims: 1 });
  return withObjectness(graph, cells, boxRows(graph, cells, fields), objectness, roots);
}

/** The same as columns. */
export function v5Columns(graph: Graph, cells: Cells): readonly ZooOutput[] {
  return v5Rows(graph, cells).map(({ name, from, dims: [batch = 1, rows = 0, fields = 0] }) => ({
    name,
    from: scoreRows(graph, from),
    dims: [batch, fields, rows],
  }));
}

/** Rows of one class that was never trained, since objectness alone is the score: it is one half in YOLOv7, nearly 1 in YOLOv5. */
export function oneClassRows(graph: Graph, cells: Cells, says: number): readonly ZooOutput[] {
  const { batch, boxes } = cells;
  const untrained = graph.constant([batch, boxes.length, 1], filled(batch * boxes.length, says));
  return withObjectness(graph, cells, boxRows(graph, cells), scoreRows(graph, cells.scores), untrained);
}

/** Rows with an objectness of 1 for every box: YOLOv6 as it is deployed. */
export function v6Rows(graph: Graph, cells: Cells): readonly ZooOutput[] {
  const { batch, boxes } = cells;
  const certain = graph.constant([batch, boxes.length, 1], filled(batch * boxes.length, 1));
  return withObjectness(graph, cells, boxRows(graph, cells), certain, scoreRows(graph, cells.scores));
}

/** Offsets from the cell and logarithms of the size, in strides: YOLOX as its exporter writes it. */
export function yoloxOffsets({ x, y, width, height, stride, column, line }: CellBox): readonly number[] {
  return [x / stride - column, y / stride - line, Math.log(width / stride), Math.log(height / stride)];
}

/** Columns with mask coefficients, and prototypes, the first of which shows the coloured parts of the image: `-seg`. */
export function segmentation(graph: Graph, cells: Cells): readonly ZooOutput[] {
  const { batch, boxes, classCount } = cells;
  const { width, height } = cells.input;
  const coefficients = graph.constant(
    [batch, 2, boxes.length],
    Array.from({ length: batch }, () => [...filled(boxes.length, 1), ...filled(boxes.length, 0)]).flat(),
  );
  const columns = graph.run('Concat', [boxColumns(graph, cells, centreOf), cells.scores, coefficients], { axis: 1 });
  const small = graph.run('AveragePool', ['images'], { kernel_shape: [4, 4], strides: [4, 4] });
  const greatest = graph.run('ReduceMax', [small], { axes: [1], keepdims: 1 });
  const least = graph.run('ReduceMin', [small], { axes: [1], keepdims: 1 });
  const colourful = graph.run('Sub', [graph.run('Sub', [greatest, least]), graph.constant([1], [0.4])]);
  const prototype = graph.run('Mul', [colourful, graph.constant([1], [20])]);
  const prototypes = graph.run('Concat', [prototype, small], { axis: 1 });
  const two = graph.run('Slice', [prototypes, ...[[0], [2], [1]].map((bound) => graph.constant([1], bound, 'int64'))]);
  return [
    { name: 'output0', from: columns, dims: [batch, 4 + classCount + 2, boxes.length] },
    { name: 'output1', from: two, dims: [batch, 2, height / 4, width / 4] },
  ];
}

/** Boxes and scores as two outputs: YOLO-NAS and PP-YOLOE before suppression, YOLOv4, DETR. */
export function boxesAndScores(
  graph: Graph,
  cells: Cells,
  { fields = cornersOf, scoresAs = 'rows', isV4 = false }: BoxesAndScores = {},
): readonly ZooOutput[] {
  const { batch, boxes, classCount } = cells;
  const dims = isV4 ? [batch, boxes.length, 1, 4] : [batch, boxes.length, 4];
  const shape = graph.constant([dims.length], dims, 'int64');
  const table = graph.run('Reshape', [boxRows(graph, cells, fields), shape]);
  const scores = scoresAs === 'rows' ? scoreRows(graph, cells.scores) : cells.scores;
  const scoreDims = scoresAs === 'rows' ? [batch, boxes.length, classCount] : [batch, classCount, boxes.length];
  return [
    { name: 'boxes', from: table, dims },
    { name: 'scores', from: scores, dims: scoreDims },
  ];
}

export type BoxesAndScores = Readonly<{
  fields?: (box: CellBox) => readonly number[];
  scoresAs?: 'rows' | 'columns';
  /** Boxes with a class axis of length one, shared by all classes. */
  isV4?: boolean;
}>;

/** The inputs for which the sigmoid returns these scores. */
export function beforeSigmoid(graph: Graph, scores: string): string {
  const below = graph.run('Min', [scores, graph.constant([1], [0.999])]);
  const odds = graph.run('Div', [below, graph.run('Sub', [graph.constant([1], [1]), below])]);
  return graph.run('Log', [odds]);
}

/** Shares of the input instead of pixels. */
export function asShares({ width, height }: ZooInput, fields: (box: CellBox) => readonly number[]) {
  return (box: CellBox) => fields(box).map((value, i) => value / (i % 2 === 0 ? width : height));
}

export function boxRows(graph: Graph, cells: Cells, fields: (box: CellBox) => readonly number[] = centreOf): string {
  return graph.constant([cells.batch, cells.boxes.length, 4], boxValues(cells, fields));
}

/** From batch × classes × boxes to batch × boxes × classes. */
export function scoreRows(graph: Graph, scores: string): string {
  return graph.run('Transpose', [scores], { perm: [0, 2, 1] });
}

function boxColumns(graph: Graph, cells: Cells, fields: (box: CellBox) => readonly number[]): string {
  return scoreRows(graph, boxRows(graph, cells, fields));
}

function withObjectness(
  graph: Graph,
  { batch, boxes, classCount }: Cells,
  ...[rows, objectness, classes]: readonly [string, string, string]
): readonly ZooOutput[] {
  const table = graph.run('Concat', [rows, objectness, classes], { axis: 2 });
  return [{ name: 'output', from: table, dims: [batch, boxes.length, 5 + classCount] }];
}
