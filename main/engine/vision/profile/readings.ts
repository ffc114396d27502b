import type { Size } from '../../../../preload/contract/geometry.ts';
import type { ModelOutputs, OutputLayout } from '../../../../preload/contract/model.ts';
import { gridLevels } from '../layouts/grid.ts';

/** An output as it came out of a run. */
export type OutputShape = Readonly<{ name: string; type: string; dims: readonly number[] }>;

/** One way to read a model's outputs. `classCount` is `null` where the shapes do not tell. */
export type Reading = Readonly<{
  layout: OutputLayout;
  outputs: ModelOutputs;
  classCount: number | null;
  maskCoefficients: number;
}>;

/** All ways that the shapes of a model's outputs allow, the likelier first; none where it is no detector. */
export function possibleReadings(
  shapes: readonly OutputShape[],
  input: Size,
  nameCount: number | undefined,
): readonly Reading[] {
  const separate = readSeparate(shapes);
  if (separate !== null) return [separate];
  const prototypes = shapes.find(({ dims }) => dims.length === 4 && (dims[1] ?? 0) > 1);
  const boxes = shapes.filter(({ dims }) => dims.length === 3 || dims.length === 2).toSorted(bySize)[0];
  if (boxes === undefined) return [];
  const outputs = { boxes: boxes.name };
  if (boxes.dims.length === 2) {
    const isBatched = boxes.dims[1] === 7 && shapes.length === 1;
    return isBatched ? [{ layout: 'batched-rows', outputs, classCount: null, maskCoefficients: 0 }] : [];
  }
  const masks = prototypes?.dims[1] ?? 0;
  const plain = readTable(boxes.dims, 0, input, nameCount).map((reading) => ({
    ...reading,
    outputs,
    maskCoefficients: 0,
  }));
  if (prototypes === undefined) return plain;
  const withMasks = readTable(boxes.dims, masks, input, nameCount).map((reading) => ({
    ...reading,
    outputs: { ...outputs, prototypes: prototypes.name },
    maskCoefficients: masks,
  }));
  return withMasks.length > 0 ? withMasks : plain;
}

function bySize(a: OutputShape, b: OutputShape): number {
  return elements(b) - elements(a);
}

function elements({ dims }: OutputShape): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

function readTable(
  dims: readonly number[],
  masks: number,
  input: Size,
  nameCount: number | undefined,
): readonly Pick<Reading, 'layout' | 'classCount'>[] {
  const [, first = 0, last = 0] = dims;
  const onGrid = (count: number, perCell: number) => gridLevels(input, count, perCell) !== null;
  const readings: Pick<Reading, 'layout' | 'classCount'>[] = [];
  const add = (layout: OutputLayout, classCount: number | null) => {
    if (classCount === null || classCount >= 1) readings.push({ layout, classCount });
  };
  if (onGrid(first, 3)) add('v5', last - 5 - masks);
  else if (onGrid(last, 1)) add('v8', first - 4 - masks);
  else if (onGrid(first, 1)) {
    if (masks === 0) add('yolox', last - 5);
    add('v5', last - 5 - masks);
    add('v8-rows', last - 4 - masks);
  } else if (last === 6 + masks) add('end-to-end', null);
  if (readings.length > 0) return readings;
  // Off every known grid the count of names tells, or else that fields are fewer than boxes in any real detector.
  add('v8', first - 4 - masks);
  add('v5', last - 5 - masks);
  add('v8-rows', last - 4 - masks);
  const counted = readings.filter(({ classCount }) => classCount === nameCount);
  return counted.length > 0 ? counted : readings.filter(({ layout }) => (layout === 'v8') === first < last);
}

function readSeparate(shapes: readonly OutputShape[]): Reading | null {
  const boxes = shapes.find(({ dims }) => dims.length === 3 && dims[2] === 4);
  if (boxes === undefined) return null;
  const count = boxes.dims[1] ?? 0;
  const scoresByClass = shapes.find(({ dims }) => dims.length === 3 && dims[2] === count && dims[2] !== 4);
  const triples = shapes.find((shape) => shape !== boxes && shape.dims.at(-1) === 3 && isInteger(shape));
  if (scoresByClass && triples) {
    return {
      layout: 'yolov3-nms',
      outputs: { boxes: boxes.name, scores: scoresByClass.name, selection: triples.name },
      classCount: scoresByClass.dims[1] ?? null,
      maskCoefficients: 0,
    };
  }
  const flat = shapes.filter(({ dims }) => dims.length === 2 && dims[1] === count);
  const classes = flat.find((shape) => isInteger(shape) || /class|label/i.test(shape.name));
  const scores = flat.find((shape) => shape !== classes);
  const number = shapes.find(
    (shape) => isInteger(shape) && elements(shape) === (boxes.dims[0] ?? 1) && shape !== classes,
  );
  if (!classes || !scores || !number) return null;
  return {
    layout: 'nms-outputs',
    outputs: { boxes: boxes.name, scores: scores.name, classes: classes.name, selection: number.name },
    classCount: null,
    maskCoefficients: 0,
  };
}

function isInteger({ type }: OutputShape): boolean {
  return type === 'int32' || type === 'int64';
}
