import type { OutputTensor, OutputTensors } from '../layouts/tensor.ts';

/** A sentence that says what a model that takes a picture answers instead of boxes. */
export function notADetectorReason(outputs: OutputTensors): string {
  const tensors = [...outputs.values()];
  const [first] = tensors;
  if (first === undefined) return 'It answers nothing at all.';
  if (tensors.length >= 2 && tensors.every(({ dims }) => dims.length >= 4)) {
    return 'It answers raw grids, from before its boxes are decoded: export it with the detection head included.';
  }
  if (tensors.length === 1 && first.dims.length <= 2) {
    return `It takes a picture and answers ${first.dims.at(-1) ?? 1} numbers: a picture classifier, not a detector.`;
  }
  if (tensors.length === 1 && first.dims.length === 4) {
    return `It takes a picture and answers a picture (${shapeOf(first)}): it segments or transforms, and gives no boxes.`;
  }
  return `Its answers (${tensors.map(shapeOf).join(', ')}) fit no known detector.`;
}

/** Tasks that exporters write into the metadata whose answers look like boxes and are not, or not only. */
const OTHER_TASKS: ReadonlyMap<string, string> = new Map([
  ['pose', 'It is a pose model: it finds key points, not defects.'],
  ['obb', 'It finds turned boxes, which this station cannot show or judge: train it on upright ones.'],
  ['classify', 'It is a picture classifier: it says what a picture shows, not where.'],
]);

/** A sentence on a model whose own metadata say that it does something else; `null` where they do not. */
export function otherTaskReason(metadata: Readonly<Record<string, string>>): string | null {
  return OTHER_TASKS.get(metadata['task'] ?? '') ?? null;
}

/** A sentence on answers that have a detector's shape, and numbers that are no boxes. */
export function scrambledReason(outputs: OutputTensors): string {
  const isShort = [...outputs.values()].every(({ dims }) => dims.length <= 2);
  return isShort
    ? notADetectorReason(outputs)
    : 'Its output is scrambled: the boxes it answers lie nowhere near where a detector of its shape puts them.';
}

function shapeOf({ dims }: OutputTensor): string {
  return dims.join(' × ');
}
