// The least work possible: decode, resize, convert to a tensor, run. No record, no folder, no verdict.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';

export type BareModel = {
  readonly model: Buffer;
  readonly input: string;
  readonly width: number;
  readonly height: number;
};
export type BareTimes = { readonly decodeMs: number; readonly runMs: number };

sharp.concurrency(1);
sharp.cache(false);
const { model, input, width, height } = workerData as BareModel;
const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
const area = width * height;
const samples = new Float32Array(area * 3);
const feeds = { [input]: new Tensor('float32', samples, [1, 3, height, width]) };

async function look(file: string): Promise<BareTimes> {
  const startedMs = performance.now();
  const pixels = await sharp(await readFile(file))
    .resize(width, height, { fit: 'contain' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  for (let pixel = 0, at = 0; pixel < area; pixel++) {
    samples[pixel] = (pixels[at++] ?? 0) / 255;
    samples[pixel + area] = (pixels[at++] ?? 0) / 255;
    samples[pixel + 2 * area] = (pixels[at++] ?? 0) / 255;
  }
  const decodedMs = performance.now();
  await session.run(feeds);
  return { decodeMs: decodedMs - startedMs, runMs: performance.now() - decodedMs };
}

async function lookAtAll(files: readonly string[]): Promise<void> {
  const times: BareTimes[] = [];
  for (const file of files) times.push(await look(file));
  parentPort?.postMessage(times);
}

parentPort?.on('message', (files: readonly string[]) => void lookAtAll(files));
