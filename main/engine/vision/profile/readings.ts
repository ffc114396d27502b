import type { OutputLayout } from '../../../../preload/contract/models/model.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import type { OutputTensors } from '../layouts/tensor.ts';
import { elements, type OutputShape, type Reading } from './reading.ts';
import { separateReadings } from './separate-readings.ts';
import { tableReadings } from './table-readings.ts';

export function shapesOf(answers: readonly OutputTensors[]): readonly OutputShape[] {
  const [first = new Map() as OutputTensors] = answers;
  return [...first].map(([name, { type, dims }]) => {
    const isSteady = answers.every((outputs) => outputs.get(name)?.dims.join() === dims.join());
    return { name, type, dims, isSteady };
  });
}

/** All readings that the shapes of a model's outputs allow, likeliest first; none if it is not a detector. */
export function possibleReadings(
  shapes: readonly OutputShape[],
  input: Size,
  nameCount: number | undefined,
): readonly Reading[] {
  const separate = separateReadings(shapes);
  if (separate.length > 0) return separate;
  const prototypes = shapes.find(({ dims }) => dims.length === 4 && (dims[1] ?? 0) > 1);
  const boxes = shapes.filter(({ dims }) => dims.length === 3 || dims.length === 2).toSorted(bySize)[0];
  if (boxes === undefined) return [];
  // What another output says about the same boxes, or about boxes of another scale, would be lost.
  if (shapes.some((other) => other !== boxes && belongTogether(other, boxes))) return [];
  const outputs = { boxes: boxes.name };
  if (boxes.dims.length === 2) {
    const layouts = shapes.length === 1 ? flatLayouts(boxes.dims[1]) : [];
    return layouts.map((layout) => ({ layout, outputs, classCount: null, maskCoefficients: 0 }));
  }
  const [, first = 0, last = 0] = boxes.dims;
  const read = (masks: number) =>
    tableReadings({ first, last, masks, isSteady: boxes.isSteady }, input, nameCount).map((table) => ({
      ...table,
      outputs: { ...outputs, ...(masks > 0 && prototypes ? { prototypes: prototypes.name } : {}) },
      maskCoefficients: masks,
    }));
  const masks = prototypes?.dims[1] ?? 0;
  const withMasks = masks > 0 ? read(masks) : [];
  return withMasks.length > 0 ? withMasks : read(0);
}

/** Whether two tables have the same number of rows or of fields. */
function belongTogether(one: OutputShape, other: OutputShape): boolean {
  const [sizes, others] = [one.dims.slice(-2), other.dims.slice(-2)];
  return one.dims.length === 3 && sizes.some((size) => size > 1 && others.includes(size));
}

/** Rows without a batch axis are what suppression in the graph has left. */
function flatLayouts(fields: number | undefined): readonly OutputLayout[] {
  if (fields === 7) return ['batched-rows', 'batched-score-class'];
  return fields === 6 ? ['end-to-end'] : [];
}

function bySize(a: OutputShape, b: OutputShape): number {
  return elements(b) - elements(a);
}
