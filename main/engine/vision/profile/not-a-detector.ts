import type { BareRefusal, ModelRefusal } from '../../../../preload/contract/faults/model-refusal.ts';
import type { OutputTensor, OutputTensors } from '../layouts/tensor.ts';

/** What a model that takes a picture answers if not boxes. */
export function notADetector(outputs: OutputTensors): ModelRefusal {
  const tensors = [...outputs.values()];
  const [first] = tensors;
  if (first === undefined) return { why: 'no-answer' };
  if (tensors.length >= 2 && tensors.every(({ dims }) => dims.length >= 4)) {
    return { why: 'raw-grids' };
  }
  if (tensors.length === 1 && first.dims.length <= 2) {
    return { why: 'classifier', figures: { numbers: first.dims.at(-1) ?? 1 } };
  }
  if (tensors.length === 1 && first.dims.length === 4) {
    return { why: 'picture-answer', figures: { shape: shapeOf(first) } };
  }
  return { why: 'unknown-answer', figures: { shapes: tensors.map(shapeOf).join(', ') } };
}

/** Tasks named in exporters' metadata whose answers look like boxes but are not, or not only. */
const OTHER_TASKS: ReadonlyMap<string, BareRefusal> = new Map([
  ['pose', 'pose'],
  ['obb', 'turned-boxes'],
  ['classify', 'picture-classifier'],
]);

/** What a model does if its own metadata say that it does not detect; `null` if they do not. */
export function otherTask(metadata: Readonly<Record<string, string>>): BareRefusal | null {
  return OTHER_TASKS.get(metadata['task'] ?? '') ?? null;
}

/** What to say about answers with a detector's shape whose numbers are not boxes. */
export function scrambled(outputs: OutputTensors): ModelRefusal {
  const isShort = [...outputs.values()].every(({ dims }) => dims.length <= 2);
  return isShort ? notADetector(outputs) : { why: 'scrambled' };
}

function shapeOf({ dims }: OutputTensor): string {
  return dims.join(' × ');
}
