import { boxValues, type Cells, centreOf, cornersOf } from './cells.ts';
import type { Graph } from './graph.ts';
import { asShares, boxRows, scoreRows, type ZooOutput } from './tables.ts';

const FLOAT = 1;
const INT32 = 6;

/** Rows of corners, score and class: a fixed number of the best cells. YOLOv10, v26. */
export function endToEnd(graph: Graph, cells: Cells, rows = 300): readonly ZooOutput[] {
  const { corners, scores, classes } = best(graph, cells, rows);
  const table = graph.run('Concat', [corners, column(graph, scores), column(graph, classes)], { axis: 2 });
  return [{ name: 'output0', from: table, dims: [cells.batch, rows, 6] }];
}

/** Boxes with their scores, and labels: MMDeploy. */
export function detsAndLabels(graph: Graph, cells: Cells, rows = 100): readonly ZooOutput[] {
  const { corners, scores, labels } = best(graph, cells, rows);
  return [
    { name: 'dets', from: graph.run('Concat', [corners, column(graph, scores)], { axis: 2 }), dims: [1, rows, 5] },
    { name: 'labels', from: labels, dims: [1, rows], type: 'int64' },
  ];
}

/** Three hundred rows of centre and size as shares of the input, and the score of every class: RT-DETR. */
export function queries(graph: Graph, cells: Cells, rows = 300): readonly ZooOutput[] {
  const { input, boxes, scores, classCount } = cells;
  const greatest = graph.run('ReduceMax', [scores], { axes: [1], keepdims: 0 });
  const [, order = ''] = graph.runAll('TopK', [greatest, graph.constant([1], [rows], 'int64')], 2, { axis: 1 });
  const centres = graph.constant([boxes.length, 4], boxValues({ ...cells, batch: 1 }, asShares(input, centreOf)));
  const byBox = graph.run('Squeeze', [scoreRows(graph, scores), graph.constant([1], [0], 'int64')]);
  const chosenScores = graph.run('Gather', [byBox, order], { axis: 0 });
  const table = graph.run('Concat', [graph.run('Gather', [centres, order], { axis: 0 }), chosenScores], { axis: 2 });
  return [{ name: 'output0', from: table, dims: [1, rows, 4 + classCount] }];
}

/** Count, corners, scores and classes as separate outputs: the EfficientNMS plug-in, YOLO-NAS. */
export function fourOutputs(graph: Graph, cells: Cells, rows = 100): readonly ZooOutput[] {
  const { corners, scores, labels } = best(graph, cells, rows);
  const isFound = graph.run('Greater', [scores, graph.constant([1], [0.25])]);
  const ones = graph.run('Cast', [isFound], { to: INT32 });
  const axis = graph.constant([1], [1], 'int64');
  return [
    { name: 'num_dets', from: graph.run('ReduceSum', [ones, axis], { keepdims: 1 }), dims: [1, 1], type: 'int32' },
    { name: 'det_boxes', from: corners, dims: [1, rows, 4] },
    { name: 'det_scores', from: scores, dims: [1, rows] },
    { name: 'det_classes', from: graph.run('Cast', [labels], { to: INT32 }), dims: [1, rows], type: 'int32' },
  ];
}

/** Corners, scores and labels without a count: RT-DETR, torchvision with a fixed number of boxes. */
export function threeOutputs(graph: Graph, cells: Cells, rows = 100): readonly ZooOutput[] {
  const { corners, scores, labels } = best(graph, cells, rows);
  return [
    { name: 'labels', from: labels, dims: [1, rows], type: 'int64' },
    { name: 'boxes', from: corners, dims: [1, rows, 4] },
    { name: 'scores', from: scores, dims: [1, rows] },
  ];
}

/** What suppression in the graph leaves, as rows of image, corners, class and score: YOLOv7. As many rows as it found, possibly none. */
export function batchedRows(graph: Graph, cells: Cells, order: 'class-score' | 'score-class' = 'class-score') {
  const { picture, corners, classes, scores } = suppressed(graph, cells);
  const last = order === 'class-score' ? [classes, scores] : [scores, classes];
  const table = graph.run('Concat', [picture, corners, ...last], { axis: 1 });
  return [{ name: 'output', from: table, dims: ['found', 7] }] satisfies readonly ZooOutput[];
}

/** The same without the image: rows of corners, score and class. */
export function foundRows(graph: Graph, cells: Cells): readonly ZooOutput[] {
  const { corners, classes, scores } = suppressed(graph, cells);
  const table = graph.run('Concat', [corners, scores, classes], { axis: 1 });
  return [{ name: 'output', from: table, dims: ['found', 6] }];
}

/** The same with a leading batch dimension of one. */
export function foundRowsOfBatch(graph: Graph, cells: Cells): readonly ZooOutput[] {
  const [rows] = foundRows(graph, cells);
  const table = graph.run('Unsqueeze', [rows?.from ?? '', graph.constant([1], [0], 'int64')]);
  return [{ name: 'output0', from: table, dims: [1, 'found', 6] }];
}

/** Boxes in image coordinates, scores by class, and which were chosen: YOLOv3 of the ONNX model zoo. Takes the size of the image. */
export function yolov3(graph: Graph, cells: Cells) {
  const { input, boxes, classCount } = cells;
  const size = graph.constant([1, 2], [input.height, input.width]);
  const ratio = graph.run('ReduceMin', [graph.run('Div', [size, 'image_shape'])], { axes: [1], keepdims: 1 });
  const used = graph.run('Mul', ['image_shape', ratio]);
  const bar = graph.run('Mul', [graph.run('Sub', [size, used]), graph.constant([1], [0.5])]);
  const bars = graph.run('Concat', [bar, bar], { axis: 1 });
  const lineFirst = boxRows(graph, cells, (box) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cornersOf(box);
    return [y1, x1, y2, x2];
  });
  const inPicture = graph.run('Div', [graph.run('Sub', [lineFirst, bars]), ratio]);
  return [
    { name: 'yolonms_layer_1', from: inPicture, dims: [1, boxes.length, 4] },
    { name: 'yolonms_layer_1:1', from: cells.scores, dims: [1, classCount, boxes.length] },
    { name: 'yolonms_layer_1:2', from: chosen(graph, cells), dims: ['found', 3], type: 'int64' },
  ] satisfies readonly ZooOutput[];
}

/** The best cells: corners (1 × rows × 4), scores and classes (1 × rows). */
function best(graph: Graph, cells: Cells, rows: number) {
  const { boxes, scores } = cells;
  const greatest = graph.run('ReduceMax', [scores], { axes: [1], keepdims: 0 });
  const label = graph.run('ArgMax', [scores], { axis: 1, keepdims: 0 });
  const [highest = '', order = ''] = graph.runAll('TopK', [greatest, graph.constant([1], [rows], 'int64')], 2, {
    axis: 1,
  });
  const corners = graph.constant([boxes.length, 4], boxValues({ ...cells, batch: 1 }, cornersOf));
  const labels = graph.run('GatherElements', [label, order], { axis: 1 });
  return {
    corners: graph.run('Gather', [corners, order], { axis: 0 }),
    scores: highest,
    labels,
    classes: graph.run('Cast', [labels], { to: FLOAT }),
  };
}

/** What the graph's own suppression leaves of the first image, one row each. */
function suppressed(graph: Graph, cells: Cells) {
  const { boxes, scores } = cells;
  const triples = chosen(graph, cells);
  const field = (place: number) => graph.run('Gather', [triples, graph.constant([1], [place], 'int64')], { axis: 1 });
  const picture = graph.run('Cast', [field(0)], { to: FLOAT });
  const index = graph.run('Gather', [triples, graph.constant([], [2], 'int64')], { axis: 1 });
  const corners = graph.constant([boxes.length, 4], boxValues({ ...cells, batch: 1 }, cornersOf));
  const score = graph.run('GatherND', [scores, triples]);
  return {
    picture,
    corners: graph.run('Gather', [corners, index], { axis: 0 }),
    classes: graph.run('Cast', [field(1)], { to: FLOAT }),
    scores: graph.run('Unsqueeze', [score, graph.constant([1], [1], 'int64')]),
  };
}

/** Triples of image, class and box that suppression in the graph leaves. */
function chosen(graph: Graph, cells: Cells): string {
  const corners = boxRows(graph, cells, cornersOf);
  return graph.run('NonMaxSuppression', [
    corners,
    cells.scores,
    graph.constant([1], [100], 'int64'),
    graph.constant([1], [0.5]),
    graph.constant([1], [0.25]),
  ]);
}

function column(graph: Graph, row: string): string {
  return graph.run('Unsqueeze', [row, graph.constant([1], [2], 'int64')]);
}
