import type { ModelInput } from '../../../../preload/contract/models/model.ts';

/** What an input tensor can be made of; 16-bit integers hold the bits of half-precision numbers. */
export type TensorSamples = Float32Array | Uint16Array | Uint8Array;

/** What {@link fillTensor} needs to know about an input. */
export type TensorShape = Pick<
  ModelInput,
  'width' | 'height' | 'batch' | 'type' | 'axes' | 'channels' | 'scale' | 'isStandardised'
>;

/** Mean and deviation of red, green and blue over ImageNet, of values 0 to 255. Source: the transforms of torchvision. */
const IMAGENET = [
  { mean: 123.675, deviation: 58.395 },
  { mean: 116.28, deviation: 57.12 },
  { mean: 103.53, deviation: 57.375 },
] as const;

/** An empty tensor for an input, including all places of the batch. */
export function tensorFor(input: TensorShape): TensorSamples {
  const length = input.batch * channelCount(input) * input.width * input.height;
  switch (input.type) {
    case 'float32':
      return new Float32Array(length);
    case 'float16':
      return new Uint16Array(length);
    case 'uint8':
      return new Uint8Array(length);
    default:
      return input.type satisfies never;
  }
}

export function dimsOf(input: TensorShape): readonly number[] {
  const channels = channelCount(input);
  return input.axes === 'nchw'
    ? [input.batch, channels, input.height, input.width]
    : [input.batch, input.height, input.width, channels];
}

/** Writes a canvas of the input's size, grey or red-green-blue, into the first place of a tensor, as the model wants its numbers. */
export function fillTensor(canvas: Uint8Array, channels: 1 | 3, input: TensorShape, tensor: TensorSamples): void {
  const area = input.width * input.height;
  const wanted = channelCount(input);
  const grey = wanted === 1 && channels === 3 ? luminanceOf(canvas, area) : canvas;
  const sourceStep = wanted === 1 ? 1 : channels;
  const place = tensor.subarray(0, area * wanted);
  for (let target = 0; target < wanted; target += 1) {
    const channel = input.channels === 'bgr' ? 2 - target : target;
    const values = valueTable(input, channel);
    const from = sourceStep === 1 ? 0 : channel;
    if (input.axes === 'nhwc') write(grey, from, sourceStep, place.subarray(target), wanted, area, values);
    else if (sourceStep === 1 && target > 0 && !input.isStandardised) place.copyWithin(target * area, 0, area);
    else write(grey, from, sourceStep, place.subarray(target * area), 1, area, values);
  }
}

function channelCount(input: Pick<ModelInput, 'channels'>): 1 | 3 {
  return input.channels === 'grey' ? 1 : 3;
}

/** The 256 elements a sample can become: cheaper to look up than to calculate, especially half precision. */
function valueTable({ type, scale, isStandardised = false }: TensorShape, channel: number): TensorSamples {
  const { mean, deviation } = IMAGENET[channel] ?? IMAGENET[0];
  const values = Float32Array.from({ length: 256 }, (_, sample) =>
    isStandardised ? (sample - mean) / deviation : sample * scale,
  );
  switch (type) {
    case 'float32':
      return values;
    case 'float16':
      return new Uint16Array(new Float16Array(values).buffer);
    case 'uint8':
      return Uint8Array.from(values, Math.round);
    default:
      return type satisfies never;
  }
}

function write(
  samples: Uint8Array,
  from: number,
  fromStep: number,
  out: TensorSamples,
  outStep: number,
  count: number,
  values: TensorSamples,
): void {
  for (let i = 0, s = from, o = 0; i < count; i += 1, s += fromStep, o += outStep) {
    out[o] = values[samples[s] as number] as number;
  }
}

/** Luminance of red-green-blue samples with the weights of ITU-R BT.601, as OpenCV and Pillow convert to grey. */
export function luminanceOf(samples: Uint8Array, count: number): Uint8Array {
  const grey = new Uint8Array(count);
  for (let i = 0, s = 0; i < count; i += 1, s += 3) {
    const sum = (samples[s] as number) * 4899 + (samples[s + 1] as number) * 9617 + (samples[s + 2] as number) * 1868;
    grey[i] = (sum + 8192) >> 14;
  }
  return grey;
}
