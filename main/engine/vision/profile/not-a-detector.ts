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

function shapeOf({ dims }: OutputTensor): string {
  return dims.join(' × ');
}
