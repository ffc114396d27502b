import './no-telemetry.ts';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelInput } from '../../../../preload/contract/models/model.ts';
import type { OutputTensor, OutputTensors } from '../layouts/tensor.ts';
import type { Picture } from '../picture/pixels.ts';
import { type Letterbox, letterboxFor } from './letterbox.ts';
import { dimsOf, fillTensor, type TensorSamples, tensorFor } from './normalise.ts';
import { drawResampled } from './resample.ts';

/** Opens a session with that many threads of its own. Throws when ONNX Runtime refuses the bytes. */
export function openSession(bytes: Uint8Array, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(bytes, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 4,
  });
}

/** The input of a session for one image, and the position of the image in it. */
export type Feed = Readonly<{ feeds: Record<string, Tensor>; letterbox: Letterbox }>;

/** Prepares images for an input. The tensor is rewritten for each image, so feed one run at a time. */
export function feedWriter(input: ModelInput): (picture: Picture) => Feed {
  const samples = tensorFor(input);
  const image = imageTensor(input, samples);
  const area = input.width * input.height;
  const canvases = { 1: lazily(() => new Uint8Array(area)), 3: lazily(() => new Uint8Array(area * 3)) };
  return ({ size, pixels }) => {
    const letterbox = letterboxFor(size, input);
    const canvas = canvases[pixels.channels]();
    if (letterbox.width * letterbox.height < area) canvas.fill(input.padding);
    drawResampled(pixels, canvas, { ...letterbox, canvasWidth: input.width });
    fillTensor(canvas, pixels.channels, input, samples);
    const feeds: Record<string, Tensor> = { [input.name]: image };
    if (input.shapeName !== undefined)
      feeds[input.shapeName] = new Tensor('float32', [size.height, size.width], [1, 2]);
    return { feeds, letterbox };
  };
}

function imageTensor(input: ModelInput, samples: TensorSamples): Tensor {
  const dims = dimsOf(input);
  if (input.type !== 'float16') return new Tensor(input.type, samples, dims);
  // A Tensor would hold a Float16Array, in which the native side finds no elements: Node-API 10 does not know the type yet.
  // It does take their bits as 16-bit integers, which only a plain object can hold under this type.
  return { type: input.type, dims, data: samples, location: 'cpu' } as unknown as Tensor;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Outputs of ONNX Runtime as plain 32-bit numbers: half precision widened, 64-bit integers narrowed. */
export function plainOutputs(answer: InferenceSession.ReturnType): OutputTensors {
  return new Map(Object.entries(answer).map(([name, tensor]) => [name, plain(tensor)]));
}

function plain({ dims, type, data }: Tensor): OutputTensor {
  if (data instanceof Float32Array || data instanceof Int32Array) return { dims, type, data };
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) {
    return { dims, type, data: Int32Array.from(data, Number) };
  }
  if (Array.isArray(data)) return { dims, type, data: new Float32Array(0) };
  return { dims, type, data: new Float32Array(data) };
}
