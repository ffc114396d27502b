import type { Size } from '../../../preload/contract/values/geometry.ts';
import type { ElementType } from '../models/onnx-writer.ts';
import type { Graph } from './graph.ts';

/** A patch fills one cell with this side. */
const COARSE = 32;
const STRIDES = [8, 16, 32] as const;
/** The score of every class where there is nothing: trained detectors never return 0. */
const BACKGROUND = 0.01;

/** Weights of red, green and blue that identify a class: the channel of its colour minus another. */
const CLASS_WEIGHTS = [
  [1, -1, 0],
  [0, -1, 1],
  [-1, 1, 0],
] as const;

/** How a model of the zoo takes its pictures. */
export type ZooInput = Size &
  Readonly<{
    batch?: number;
    type?: 'float32' | 'float16' | 'uint8';
    channels?: 'rgb' | 'bgr';
    /** The largest value of a channel: 1 where pixels are divided by 255. */
    white?: 1 | 255;
  }>;

/** A box of the grid in pixels of the input, by centre and size, and the cell that proposes it. */
export type CellBox = Readonly<{
  x: number;
  y: number;
  width: number;
  height: number;
  stride: number;
  column: number;
  line: number;
  coarse: number;
}>;

/** Boxes of a grid and the tensor of their scores: batch × classes × boxes. */
export type Cells = Readonly<{
  input: ZooInput;
  boxes: readonly CellBox[];
  scores: string;
  batch: number;
  classCount: number;
}>;

export type GridOptions = Readonly<{
  classCount: number;
  /** Boxes in each cell, as anchors make them. */
  perCell?: number;
  /** Whether every cell of a patch proposes it, for suppression to reduce; otherwise only the best one does. */
  isCrowded?: boolean;
  quantise?: boolean;
}>;

/** Scores the cells of a grid over the tensor `images` by the colour of the coarse cell that each lies in. */
export function scoreCells(graph: Graph, input: ZooInput, options: GridOptions): Cells {
  const { batch = 1, channels = 'rgb', white = 1, type = 'float32' } = input;
  const { classCount, perCell = 1, isCrowded = false, quantise = false } = options;
  const boxes = gridBoxes(input, perCell, isCrowded);
  const coarse = (input.width / COARSE) * (input.height / COARSE);
  const numbers = type === 'uint8' ? graph.run('Cast', ['images'], { to: 1 }) : 'images';
  const pooled = graph.run('AveragePool', [numbers], { kernel_shape: [COARSE, COARSE], strides: [COARSE, COARSE] });
  const means = graph.run('Reshape', [pooled, graph.constant([3], [batch, 3, coarse], 'int64')]);
  const weights = CLASS_WEIGHTS.slice(0, classCount).flatMap((row) => (channels === 'bgr' ? row.toReversed() : row));
  const scale = 1 / white;
  const raw = quantise
    ? graph.run('MatMul', [
        quantised(
          graph,
          [classCount, 3],
          weights.map((weight) => weight * scale * 127),
          1 / 127,
        ),
        throughBytes(graph, means),
      ])
    : graph.run('MatMul', [
        graph.constant(
          [classCount, 3],
          weights.map((weight) => weight * scale),
        ),
        means,
      ]);
  const lifted = graph.run('Add', [raw, graph.constant([1], [BACKGROUND])]);
  const clipped = graph.run('Clip', [lifted, graph.constant([], [BACKGROUND]), graph.constant([], [1])]);
  const nothing = graph.constant([batch, classCount, 1], filled(batch * classCount, BACKGROUND));
  const withNothing = graph.run('Concat', [clipped, nothing], { axis: 2 });
  const indices = boxes.map((box) => (isCrowded || box.stride === COARSE ? box.coarse : coarse));
  const scores = graph.run('Gather', [withNothing, graph.constant([boxes.length], indices, 'int64')], { axis: 2 });
  return { input, boxes, scores, batch, classCount };
}

/** All boxes in the order of detectors: level by level, then anchor by anchor, then row by row. */
function gridBoxes({ width, height }: Size, perCell: number, isCrowded: boolean): readonly CellBox[] {
  return STRIDES.flatMap((stride) => {
    const [columns, lines] = [width / stride, height / stride];
    return Array.from({ length: columns * lines * perCell }, (_, i) => {
      const column = i % columns;
      const line = Math.floor(i / columns) % lines;
      const coarseColumn = Math.floor((column * stride) / COARSE);
      const coarseLine = Math.floor((line * stride) / COARSE);
      const coarse = coarseLine * (width / COARSE) + coarseColumn;
      const own = { x: (column + 0.5) * stride, y: (line + 0.5) * stride, width: stride, height: stride };
      const whole = { x: (coarseColumn + 0.5) * COARSE, y: (coarseLine + 0.5) * COARSE, width: COARSE, height: COARSE };
      return { ...(isCrowded ? whole : own), stride, column, line, coarse };
    });
  });
}

/** The values of a tensor of boxes for every place of the batch, box by box. */
export function boxValues({ boxes, batch }: Cells, fields: (box: CellBox) => readonly number[]): readonly number[] {
  return Array.from({ length: batch }, () => boxes.flatMap(fields)).flat();
}

export function centreOf({ x, y, width, height }: CellBox): readonly number[] {
  return [x, y, width, height];
}

export function cornersOf({ x, y, width, height }: CellBox): readonly number[] {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

export function filled(length: number, value: number): readonly number[] {
  return Array.from({ length }, () => value);
}

/** 8-bit integers and the scale that restores them, as static quantisation writes weights. */
function quantised(graph: Graph, dims: readonly number[], values: readonly number[], scale: number): string {
  const whole = graph.constant(dims, values.map(Math.round), 'int8');
  return graph.run('DequantizeLinear', [whole, graph.constant([], [scale]), zeroPoint(graph, 'int8')]);
}

/** Numbers from 0 to 1 rounded to bytes and back, as static quantisation does with values between operators. */
function throughBytes(graph: Graph, tensor: string): string {
  const scale = graph.constant([], [1 / 255]);
  const bytes = graph.run('QuantizeLinear', [tensor, scale, zeroPoint(graph, 'uint8')]);
  return graph.run('DequantizeLinear', [bytes, scale, zeroPoint(graph, 'uint8')]);
}

function zeroPoint(graph: Graph, type: ElementType): string {
  return graph.constant([], [0], type);
}
