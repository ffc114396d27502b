import type { ModelAnswers, ModelProfile, OutputLayout } from '../../../preload/contract/models/model.ts';
import { type Cells, centreOf, cornersOf, type GridOptions, scoreCells, type ZooInput } from './cells.ts';
import {
  batchedRows,
  detsAndLabels,
  endToEnd,
  foundRows,
  foundRowsOfBatch,
  fourOutputs,
  queries,
  threeOutputs,
  yolov3,
} from './finished.ts';
import { type Graph, startGraph } from './graph.ts';
import { DEFECTS, type Scene, sceneFor } from './scene.ts';
import {
  asShares,
  beforeSigmoid,
  boxesAndScores,
  oneClassRows,
  segmentation,
  v5Columns,
  v5Rows,
  v6Rows,
  v8Columns,
  v8Rows,
  yoloxOffsets,
  type ZooOutput,
} from './tables.ts';

/** One of the project's own detectors, with a known right answer: it finds the coloured patches of its scene. */
export type ZooMember = Readonly<{
  name: string;
  bytes: () => Uint8Array;
  classes: readonly string[];
  scene: Scene;
  /** What a person has to state about it, because the file does not. */
  answers?: ModelAnswers;
  layout: OutputLayout;
  /** How its input must be interpreted. */
  input: Partial<ModelProfile['input']>;
}>;

export type ZooSpec = Readonly<{
  name: string;
  layout: OutputLayout;
  input?: Partial<ZooInput>;
  grid?: Partial<GridOptions>;
  outputs: (graph: Graph, cells: Cells) => readonly ZooOutput[];
  /** Names for the axes whose sizes the file leaves open. */
  openAxes?: 'batch' | 'all';
  metadata?: Readonly<Record<string, string>>;
  hasShapeInput?: boolean;
  isNameless?: boolean;
  answers?: ModelAnswers;
  expected?: Partial<ModelProfile['input']>;
}>;

const SQUARE = { width: 320, height: 320 };
export const WIDE = { width: 320, height: 192 };
const BGR = { channels: 'bgr', white: 255 } as const;
const TOP_LEFT = { channels: 'bgr', scale: 1, fit: 'letterbox-top-left' } as const;

/** A detector for every layout that the station accepts without asking, or after asking for what the file does not state. */
export const ZOO: readonly ZooMember[] = (
  [
    { name: 'v8 columns', layout: 'v8', outputs: v8Columns, grid: { isCrowded: true } },
    { name: 'v8 columns that are not square', layout: 'v8', outputs: v8Columns, input: WIDE },
    { name: 'v8 columns in half precision', layout: 'v8', outputs: v8Columns, input: { type: 'float16' } },
    { name: 'v8 columns of bytes', layout: 'v8', outputs: v8Columns, input: { type: 'uint8', white: 255 } },
    { name: 'v8 columns quantised to int8', layout: 'v8', outputs: v8Columns, grid: { quantise: true } },
    { name: 'v8 columns for batches of four', layout: 'v8', outputs: v8Columns, input: { batch: 4 } },
    { name: 'v8 columns with an open batch', layout: 'v8', outputs: v8Columns, openAxes: 'batch' },
    {
      name: 'v8 columns with open axes and a size in the metadata',
      layout: 'v8',
      outputs: v8Columns,
      openAxes: 'all',
      metadata: { imgsz: '[320, 320]' },
      expected: { isDynamic: true },
    },
    {
      name: 'v8 columns with open axes and no size',
      layout: 'v8',
      outputs: v8Columns,
      openAxes: 'all',
      answers: { inputWidth: 320, inputHeight: 320 },
      expected: { isDynamic: true },
    },
    { name: 'v8 columns of one class', layout: 'v8', outputs: v8Columns, grid: { classCount: 1 } },
    {
      name: 'v8 columns without names',
      layout: 'v8',
      outputs: v8Columns,
      isNameless: true,
      answers: { classes: [...DEFECTS] },
    },
    { name: 'v8 rows', layout: 'v8-rows', outputs: v8Rows },
    { name: 'v8 columns of corners', layout: 'v8', outputs: (graph, cells) => v8Columns(graph, cells, cornersOf) },
    {
      name: 'v8 rows of shares of the input',
      layout: 'v8-rows',
      outputs: (graph, cells) => v8Rows(graph, cells, asShares(cells.input, centreOf)),
    },
    {
      name: 'v8 columns before the sigmoid',
      layout: 'v8',
      outputs: (graph, cells) => v8Columns(graph, { ...cells, scores: beforeSigmoid(graph, cells.scores) }),
    },
    {
      name: 'v8 rows with three boxes a cell and no objectness',
      layout: 'v8-rows',
      outputs: v8Rows,
      grid: { perCell: 3, isCrowded: true },
      answers: { layout: 'v8-rows' },
    },
    {
      name: 'three hundred queries of two classes, as shares',
      layout: 'v8-rows',
      outputs: queries,
      grid: { classCount: 2 },
    },
    { name: 'segmentation', layout: 'v8', outputs: segmentation },
    { name: 'v5 rows with anchors', layout: 'v5', outputs: v5Rows, grid: { perCell: 3, isCrowded: true } },
    {
      name: 'v5 rows of one class that was never learnt',
      layout: 'v5-one-class',
      outputs: (graph, cells) => oneClassRows(graph, cells, 0.9999),
      grid: { perCell: 3, classCount: 1 },
    },
    {
      name: 'v7 rows of one class that was never learnt',
      layout: 'v5-one-class',
      outputs: (graph, cells) => oneClassRows(graph, cells, 0.5),
      grid: { perCell: 3, classCount: 1 },
    },
    {
      name: 'v5 rows of shares of the input',
      layout: 'v5',
      outputs: (graph, cells) => v5Rows(graph, cells, asShares(cells.input, centreOf)),
      grid: { perCell: 3 },
    },
    { name: 'v5 columns', layout: 'v5-columns', outputs: v5Columns, grid: { perCell: 3 } },
    { name: 'v6 rows', layout: 'v5', outputs: v6Rows },
    { name: 'v6 rows of one class', layout: 'v5', outputs: v6Rows, grid: { classCount: 1 } },
    { name: 'v5 rows that are not square', layout: 'v5', outputs: v5Rows, input: WIDE, grid: { perCell: 3 } },
    {
      name: 'the raw grid of YOLOX',
      layout: 'yolox',
      outputs: (graph, cells) => v5Rows(graph, cells, yoloxOffsets),
      input: BGR,
      grid: { isCrowded: true },
      expected: TOP_LEFT,
    },
    { name: 'YOLOX with its decoding', layout: 'v5', outputs: v5Rows, input: BGR, expected: TOP_LEFT },
    { name: 'end-to-end rows', layout: 'end-to-end', outputs: endToEnd },
    ...[
      { width: 320, height: 192 },
      { width: 384, height: 160 },
      { width: 640, height: 96 },
    ].map((input) => ({
      name: `end-to-end rows, as many as a grid of ${input.width} × ${input.height} has cells`,
      layout: 'end-to-end' as const,
      outputs: endToEnd,
      input,
      grid: { classCount: 2 },
    })),
    { name: 'end-to-end rows of one class', layout: 'end-to-end', outputs: endToEnd, grid: { classCount: 1 } },
    { name: 'rows without a batch, as many as were found', layout: 'end-to-end', outputs: foundRows },
    { name: 'end-to-end rows, as many as were found', layout: 'end-to-end', outputs: foundRowsOfBatch },
    {
      name: 'rows with the picture’s number, as many as were found',
      layout: 'batched-rows',
      outputs: batchedRows,
      grid: { perCell: 3, isCrowded: true },
    },
    {
      name: 'rows with the picture’s number and the score first',
      layout: 'batched-score-class',
      outputs: (graph, cells) => batchedRows(graph, cells, 'score-class'),
    },
    { name: 'how many, boxes, scores and classes', layout: 'nms-outputs', outputs: fourOutputs },
    ...(
      [
        ['boxes, scores and labels', 'nms-outputs', threeOutputs],
        ['boxes with scores, and labels', 'dets-labels', detsAndLabels],
        ['corners, and scores in rows', 'boxes-and-scores', boxesAndScores],
        [
          'corners, and scores in columns',
          'boxes-and-scores',
          (graph, cells) => boxesAndScores(graph, cells, { scoresAs: 'columns' }),
        ],
        [
          'centres as shares, and scores before the sigmoid',
          'boxes-and-scores',
          (graph, cells) =>
            boxesAndScores(
              graph,
              { ...cells, scores: beforeSigmoid(graph, cells.scores) },
              {
                fields: asShares(cells.input, centreOf),
              },
            ),
        ],
      ] satisfies readonly [string, OutputLayout, ZooSpec['outputs']][]
    ).map(([name, layout, outputs]) => ({ name, layout, outputs, answers: { pixels: 'rgb-unit' as const } })),
    {
      name: 'v4 boxes as shares with an axis of one, and scores',
      layout: 'boxes-and-scores',
      outputs: (graph, cells) => boxesAndScores(graph, cells, { fields: asShares(cells.input, cornersOf), isV4: true }),
      grid: { perCell: 3 },
      answers: { pixels: 'rgb-unit' },
    },
    {
      name: 'v3 with suppression in the graph',
      layout: 'yolov3-nms',
      outputs: yolov3,
      grid: { perCell: 3, isCrowded: true },
      hasShapeInput: true,
    },
  ] satisfies readonly ZooSpec[]
).map(memberOf);

/** The member with that name. */
export function zooMember(name: string): ZooMember {
  const member = ZOO.find((each) => each.name === name);
  if (member === undefined) throw new Error(`the zoo has no "${name}"`);
  return member;
}

/** Makes a model from its description; its bytes are written on demand. */
export function memberOf(spec: ZooSpec): ZooMember {
  const { name, layout, answers, expected = {}, grid = {}, isNameless = false } = spec;
  const input: ZooInput = { ...SQUARE, ...spec.input };
  const classCount = grid.classCount ?? DEFECTS.length;
  const classes = DEFECTS.slice(0, classCount);
  const metadata = { ...(isNameless ? {} : { names: JSON.stringify(classes) }), ...spec.metadata };
  return {
    name,
    layout,
    classes,
    scene: sceneFor(input, classCount),
    ...(answers === undefined ? {} : { answers }),
    input: { width: input.width, height: input.height, channels: 'rgb', fit: 'letterbox-centre', ...expected },
    bytes: () => {
      const graph = startGraph(input.type === 'float16' ? 'float16' : 'float32');
      const outputs = spec.outputs(graph, scoreCells(graph, input, { ...grid, classCount }));
      const { openAxes, hasShapeInput = false } = spec;
      const type = input.type ?? 'float32';
      const batch = openAxes === undefined ? (input.batch ?? 1) : 'batch';
      const size = openAxes === 'all' ? ['height', 'width'] : [input.height, input.width];
      return graph.finish({
        inputs: [
          { name: 'images', type, dims: [batch, 3, ...size] },
          ...(hasShapeInput ? [{ name: 'image_shape', type: 'float32', dims: [1, 2] } as const] : []),
        ],
        outputs: outputs.map((output) => ({ type: type === 'uint8' ? 'float32' : type, ...output })),
        metadata,
      });
    },
  };
}
