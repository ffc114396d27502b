import type { ModelRefusal } from '../../../../preload/contract/faults/model-refusal.ts';
import { ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelInput } from '../../../../preload/contract/models/model.ts';
import type { Size } from '../../../../preload/contract/values/geometry.ts';
import { refused } from '../model-file/refusal.ts';
import type { DeclaredDim, DeclaredTensor, OnnxSummary } from '../onnx/summary.ts';

/** The input that takes the picture, as far as the file declares it, with its size if declared. */
export type DeclaredInput = Omit<ModelInput, 'width' | 'height'> & Readonly<{ size: Size | null }>;

/** Finds the input that takes a picture. Refuses a file without one, with a sentence that says what it takes instead. */
export function findImageInput({ inputs, outputs }: OnnxSummary): Result<DeclaredInput> {
  const image = inputs.find((input) => axesOf(input) !== null);
  const axes = image && axesOf(image);
  if (!image || !axes) return refused(whatItIs(inputs, outputs));
  const type = (['float32', 'float16', 'uint8'] as const).find((known) => known === image.type);
  if (type === undefined) return refused({ why: 'picture-type', figures: { type: image.type } });
  const others = inputs.filter((input) => input !== image);
  const shape = others.find((input) => input.type === 'float32' && input.dims.length === 2 && input.dims[1] === 2);
  const unknown = others.find((input) => input !== shape);
  if (unknown) return refused({ why: 'other-input', figures: { name: unknown.name, shape: describe(unknown) } });

  const [batch, first, second, third] = image.dims;
  const [channels, height, width] = axes === 'nchw' ? [first, second, third] : [third, first, second];
  const isDeclared = isSize(height) && isSize(width);
  return ok({
    name: image.name,
    ...(shape === undefined ? {} : { shapeName: shape.name }),
    batch: isSize(batch) ? batch : 1,
    isDynamic: !isDeclared,
    type,
    axes,
    channels: channels === 1 ? 'grey' : 'rgb',
    scale: type === 'uint8' ? 1 : 1 / 255,
    padding: 114,
    fit: 'letterbox-centre',
    size: isDeclared ? { width, height } : null,
  });
}

function isSize(dim: DeclaredDim | undefined): dim is number {
  return typeof dim === 'number' && dim > 0;
}

function axesOf({ dims }: DeclaredTensor): ModelInput['axes'] | null {
  if (dims.length !== 4) return null;
  const isChannels = (dim: DeclaredDim | undefined) => dim === 3 || dim === 1;
  if (isChannels(dims[1])) return 'nchw';
  if (isChannels(dims[3])) return 'nhwc';
  return isSize(dims[1]) ? null : 'nchw';
}

function whatItIs(inputs: readonly DeclaredTensor[], outputs: readonly DeclaredTensor[]): ModelRefusal {
  const [input] = inputs;
  if (input === undefined) return { why: 'no-input' };
  const numbers = countOf(input);
  const answers = outputs[0] === undefined ? null : countOf(outputs[0]);
  if (input.dims.length <= 2 && numbers !== null) {
    if (answers === null) return { why: 'tabular-open', figures: { numbers } };
    return { why: 'tabular', figures: { numbers, answers } };
  }
  return { why: 'no-picture-input', figures: { name: input.name, shape: describe(input) } };
}

/** Numbers in one place of the batch; `null` where the shape leaves it open. */
function countOf({ dims }: DeclaredTensor): number | null {
  const own = dims.length > 1 ? dims.slice(1) : dims;
  return own.every(isSize) ? own.reduce((product, dim) => product * dim, 1) : null;
}

function describe({ type, dims }: DeclaredTensor): string {
  return `${type}, ${dims.map((dim) => (dim === '' ? '?' : dim)).join(' × ')}`;
}
