import { type ElementType, type NodeSpec, type WeightSpec, writeOnnx } from './onnx-writer.ts';

const CHANNELS = 3;

export type ColourModelOptions = Readonly<{
  /** Three names: the classes that red, green and blue stand for. */
  classes?: readonly [string, string, string];
  side?: number;
  /** Factor of the scores; 0 makes a model that sees nothing. */
  gain?: number;
}>;

/**
 * A detector in the `v8` layout whose scores tests steer by colour: the mean red, green and blue of the picture, 0 to 1,
 * are the scores of its three classes. A square picture filled with rgb(230, 0, 0) gives class 0 with score 0.90, one filled
 * with black gives nothing. Each class has one fixed box: of a quarter of the picture's width and height, centred at
 * (¼, ¼), (¾, ¼) and (½, ¾). Padding counts into the mean, so use square pictures. Runs in a fraction of a millisecond.
 */
export function colourModel({
  classes = ['red', 'green', 'blue'],
  side = 64,
  gain = 1,
}: ColourModelOptions = {}): Uint8Array {
  const places = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.5, 0.75],
  ].map(([x = 0, y = 0]) => [x * side, y * side, side / 4, side / 4]);
  return v8Model({
    side,
    classes,
    boxes: places,
    nodes: [
      { operator: 'ReduceMean', inputs: ['images'], outputs: ['means'], attributes: { axes: [2, 3], keepdims: 1 } },
      { operator: 'Reshape', inputs: ['means', 'column'], outputs: ['mean_column'] },
      { operator: 'Mul', inputs: ['mean_column', 'identity'], outputs: ['scores'] },
    ],
    weights: [{ name: 'column', type: 'int64', dims: [3], values: [1, CHANNELS, 1] }, identity(gain)],
  });
}

/**
 * A detector in the `v8` layout that finds coloured spots: the image is divided into 8 × 8 cells, each a box, scored by its
 * mean red (class 0), green (class 1) and blue (class 2). A spot that fills one cell of a black picture is found there.
 */
export function brightSpotModel({
  classes = ['red', 'green', 'blue'],
  side = 64,
}: ColourModelOptions = {}): Uint8Array {
  const cell = side / 8;
  const boxes = Array.from({ length: 64 }, (_, i) => [
    ((i % 8) + 0.5) * cell,
    (Math.floor(i / 8) + 0.5) * cell,
    cell,
    cell,
  ]);
  return v8Model({
    side,
    classes,
    boxes,
    nodes: [
      {
        operator: 'AveragePool',
        inputs: ['images'],
        outputs: ['means'],
        attributes: { kernel_shape: [cell, cell], strides: [cell, cell] },
      },
      { operator: 'Reshape', inputs: ['means', 'cells'], outputs: ['scores'] },
    ],
    weights: [{ name: 'cells', type: 'int64', dims: [3], values: [1, CHANNELS, 64] }],
  });
}

/**
 * Like {@link colourModel}, but it first counts to `turns`, a million of which take some seconds: a model that hangs for as
 * long as a test needs.
 */
export function slowModel(turns: number): Uint8Array {
  const scalar = { type: 'int64', dims: [] } as const;
  return variantModel({
    nodes: [
      { operator: 'ReduceMean', inputs: ['images'], outputs: ['means'], attributes: { axes: [2, 3], keepdims: 1 } },
      {
        operator: 'Loop',
        inputs: ['turns', '', 'means'],
        outputs: ['counted'],
        attributes: {
          body: {
            inputs: [
              { name: 'turn', ...scalar },
              { name: 'go_on', type: 'bool', dims: [] },
              { name: 'before', type: 'float32', dims: [1, CHANNELS, 1, 1] },
            ],
            outputs: [
              { name: 'still', type: 'bool', dims: [] },
              { name: 'after', type: 'float32', dims: [1, CHANNELS, 1, 1] },
            ],
            nodes: [
              { operator: 'Identity', inputs: ['go_on'], outputs: ['still'] },
              { operator: 'Abs', inputs: ['before'], outputs: ['after'] },
            ],
          },
        },
      },
      { operator: 'Reshape', inputs: ['counted', 'column'], outputs: ['mean_column'] },
    ],
    mean: 'mean_column',
    weights: [
      { name: 'turns', ...scalar, values: [turns] },
      { name: 'column', type: 'int64', dims: [3], values: [1, CHANNELS, 1] },
    ],
  });
}

/** As {@link colourModel}, but every run fills that many megabytes of memory. */
export function hungryModel(megabytes: number): Uint8Array {
  return variantModel({
    nodes: [
      { operator: 'ReduceMean', inputs: ['images'], outputs: ['mean'], attributes: { axes: [1, 2, 3], keepdims: 1 } },
      { operator: 'Reshape', inputs: ['mean', 'flat'], outputs: ['flat_mean'] },
      { operator: 'Expand', inputs: ['flat_mean', 'many'], outputs: ['filled'] },
      { operator: 'ReduceMax', inputs: ['filled'], outputs: ['greatest'], attributes: { axes: [0], keepdims: 1 } },
    ],
    mean: 'greatest',
    weights: [
      { name: 'flat', type: 'int64', dims: [1], values: [1] },
      { name: 'many', type: 'int64', dims: [1], values: [megabytes * 2 ** 18] },
    ],
  });
}

/** Like {@link colourModel}, but every run divides by zero, which ONNX Runtime refuses: it throws. */
export function throwingModel(): Uint8Array {
  return dividingModel(1, 0);
}

/**
 * Like {@link colourModel}, but every run divides the smallest 32-bit integer by −1. The quotient does not fit into 32 bits, and a
 * processor of the x86 family traps, which ends the process; others return some number.
 */
export function abortingModel(): Uint8Array {
  return dividingModel(-(2 ** 31), -1);
}

/**
 * Like {@link abortingModel}, but only for images whose mean is above `limit`, 0 to 1; every other one scores its mean times `factor` for
 * each class.
 */
export function abortingAboveModel(limit: number, factor: number): Uint8Array {
  return variantModel({
    nodes: [
      { operator: 'ReduceMean', inputs: ['images'], outputs: ['mean'], attributes: { axes: [1, 2, 3], keepdims: 1 } },
      { operator: 'Reshape', inputs: ['mean', 'flat'], outputs: ['flat_mean'] },
      { operator: 'Sub', inputs: ['limit', 'flat_mean'], outputs: ['below'] },
      { operator: 'Sign', inputs: ['below'], outputs: ['sign'] },
      { operator: 'Cast', inputs: ['sign'], outputs: ['divisor'], attributes: { to: 6 } },
      { operator: 'Div', inputs: ['dividend', 'divisor'], outputs: ['quotient'] },
      { operator: 'Cast', inputs: ['quotient'], outputs: ['number'], attributes: { to: 1 } },
      { operator: 'Mul', inputs: ['number', 'nothing'], outputs: ['zero'] },
      { operator: 'Add', inputs: ['zero', 'flat_mean'], outputs: ['value'] },
    ],
    mean: 'value',
    weights: [
      { name: 'nothing', type: 'float32', dims: [1], values: [0] },
      { name: 'limit', type: 'float32', dims: [1], values: [limit] },
      { name: 'dividend', type: 'int32', dims: [1], values: [-(2 ** 31)] },
      { name: 'flat', type: 'int64', dims: [1], values: [1] },
    ],
    gain: factor,
  });
}

/** Divides integers; the divisor includes the image, so that the division happens at run time and not on loading. */
function dividingModel(dividend: number, divisor: number): Uint8Array {
  return variantModel({
    nodes: [
      { operator: 'ReduceMean', inputs: ['images'], outputs: ['mean'], attributes: { axes: [1, 2, 3], keepdims: 1 } },
      { operator: 'Mul', inputs: ['mean', 'nothing'], outputs: ['no_mean'] },
      { operator: 'Add', inputs: ['no_mean', 'number'], outputs: ['sum'] },
      { operator: 'Cast', inputs: ['sum'], outputs: ['divisor'], attributes: { to: 6 } },
      { operator: 'Div', inputs: ['dividend', 'divisor'], outputs: ['quotient'] },
      { operator: 'Cast', inputs: ['quotient'], outputs: ['factor'], attributes: { to: 1 } },
      { operator: 'Reshape', inputs: ['factor', 'flat'], outputs: ['flat_factor'] },
    ],
    mean: 'flat_factor',
    weights: [
      { name: 'nothing', type: 'float32', dims: [1], values: [0] },
      { name: 'number', type: 'float32', dims: [1], values: [divisor] },
      { name: 'dividend', type: 'int32', dims: [1], values: [dividend] },
      { name: 'flat', type: 'int64', dims: [1], values: [1] },
    ],
  });
}

/**
 * A variant of {@link colourModel}: three boxes side by side. `mean` names what `nodes` calculate from the image, one number or
 * one for each class; times `gain` it is the scores.
 */
function variantModel({
  nodes,
  mean,
  weights,
  gain = 1,
}: {
  nodes: readonly NodeSpec[];
  mean: string;
  weights: readonly WeightSpec[];
  gain?: number;
}): Uint8Array {
  return v8Model({
    side: 64,
    classes: ['red', 'green', 'blue'],
    boxes: [0, 1, 2].map((i) => [16 + 16 * i, 32, 16, 16]),
    nodes: [...nodes, { operator: 'Mul', inputs: [mean, 'identity'], outputs: ['scores'] }],
    weights: [...weights, identity(gain)],
  });
}

const identity = (gain: number): WeightSpec => ({
  name: 'identity',
  type: 'float32',
  dims: [1, CHANNELS, CHANNELS],
  values: [gain, 0, 0, 0, gain, 0, 0, 0, gain],
});

/** Joins boxes, each centre x, centre y, width, height in pixels, to the scores that `nodes` calculate from `images`. */
function v8Model({
  side,
  classes,
  boxes,
  nodes,
  weights,
}: {
  side: number;
  classes: readonly string[];
  boxes: readonly (readonly number[])[];
  nodes: readonly NodeSpec[];
  weights: readonly WeightSpec[];
}): Uint8Array {
  const columns = [0, 1, 2, 3].flatMap((field) => boxes.map((box) => box[field] ?? 0));
  return writeOnnx({
    inputs: [{ name: 'images', type: 'float32', dims: [1, CHANNELS, side, side] }],
    outputs: [{ name: 'output0', type: 'float32', dims: [1, 4 + CHANNELS, boxes.length] }],
    nodes: [
      ...nodes,
      { operator: 'Concat', inputs: ['boxes', 'scores'], outputs: ['output0'], attributes: { axis: 1 } },
    ],
    weights: [...weights, { name: 'boxes', type: 'float32', dims: [1, 4, boxes.length], values: columns }],
    metadata: {
      names: JSON.stringify(Object.fromEntries(classes.entries())),
      description: 'YOLOv8-test',
      task: 'detect',
    },
  });
}

/** An output of a {@link constantModel}: what it returns for every image. */
export type ConstantOutput = Readonly<{
  name: string;
  type?: ElementType;
  dims: readonly number[];
  values: readonly number[];
}>;

/** A model that takes an image of that shape and returns the same numbers for all, for tests of layouts and shapes. */
export function constantModel({
  input,
  outputs,
  metadata = {},
  opset = 13,
}: {
  input: Readonly<{ dims: readonly (number | string)[]; type?: ElementType }>;
  outputs: readonly ConstantOutput[];
  metadata?: Readonly<Record<string, string>>;
  opset?: number;
}): Uint8Array {
  return writeOnnx({
    inputs: [{ name: 'images', type: input.type ?? 'float32', dims: input.dims }],
    outputs: outputs.map(({ name, type = 'float32', dims }) => ({ name, type, dims })),
    nodes: outputs.map(({ name }) => ({ operator: 'Identity', inputs: [`${name}_values`], outputs: [name] })),
    weights: outputs.map(({ name, type = 'float32', dims, values }) => ({
      name: `${name}_values`,
      type,
      dims,
      values,
    })),
    metadata,
    opset,
  });
}
