import type { Pixels } from './pixels.ts';

// Weights are fixed-point with 11 bits and samples are rounded once, at the end, as OpenCV's `resize` does with INTER_LINEAR:
// the training tools prepare their pictures with it, and a detector is at its best on what it was trained on.
const WEIGHT_BITS = 11;
const ONE = 1 << WEIGHT_BITS;
const ROUNDING = 1 << (2 * WEIGHT_BITS - 1);

/** A rectangle of a canvas that is `canvasWidth` pixels wide. */
export type Region = Readonly<{ left: number; top: number; width: number; height: number; canvasWidth: number }>;

/** Draws pixels into a region of a canvas with as many channels, resized by bilinear interpolation. */
export function drawResampled(source: Pixels, canvas: Uint8Array, region: Region): void {
  const stride = region.canvasWidth * source.channels;
  const origin = region.top * stride + region.left * source.channels;
  if (source.width === region.width && source.height === region.height) copyRows(source, canvas, origin, stride);
  else resampleRows(source, canvas, region, origin, stride);
}

function copyRows(
  { width, height, channels, samples }: Pixels,
  canvas: Uint8Array,
  origin: number,
  stride: number,
): void {
  const length = width * channels;
  if (length === stride) {
    canvas.set(samples.subarray(0, length * height), origin);
    return;
  }
  for (let y = 0; y < height; y += 1) canvas.set(samples.subarray(y * length, (y + 1) * length), origin + y * stride);
}

function resampleRows(source: Pixels, canvas: Uint8Array, region: Region, origin: number, stride: number): void {
  const across = tapsFor(source.width, region.width);
  const down = tapsFor(source.height, region.height);
  const length = region.width * source.channels;
  // The two source rows a target row lies between are neighbours, so the last bit of the row number tells them apart.
  const stretched = [new Int32Array(length), new Int32Array(length)] as const;
  const held = [-1, -1];
  const rowOf = (y: number): Int32Array => {
    const slot = (y & 1) === 0 ? 0 : 1;
    if (held[slot] !== y) stretchRow(source, y, across, stretched[slot]);
    held[slot] = y;
    return stretched[slot];
  };
  for (let y = 0; y < region.height; y += 1) {
    const upper = down.first[y] ?? 0;
    const lower = Math.min(upper + 1, source.height - 1);
    blendRows(rowOf(upper), rowOf(lower), down.weight[y] ?? 0, canvas, origin + y * stride);
  }
}

/** For each target position the source position before it and the weight of the one after. */
type Taps = Readonly<{ first: Int32Array; weight: Int32Array }>;

function tapsFor(from: number, to: number): Taps {
  const first = new Int32Array(to);
  const weight = new Int32Array(to);
  for (let i = 0; i < to; i += 1) {
    const place = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    first[i] = Math.floor(place);
    weight[i] = Math.round((place - Math.floor(place)) * ONE);
  }
  return { first, weight };
}

function stretchRow({ width, channels, samples }: Pixels, y: number, across: Taps, out: Int32Array): void {
  const { first, weight } = across;
  const row = y * width * channels;
  const last = width - 1;
  for (let x = 0, o = 0; x < first.length; x += 1) {
    const from = first[x] as number;
    const right = weight[x] as number;
    const left = ONE - right;
    let a = row + from * channels;
    let b = from < last ? a + channels : a;
    for (let c = 0; c < channels; c += 1) {
      out[o++] = (samples[a++] as number) * left + (samples[b++] as number) * right;
    }
  }
}

function blendRows(upper: Int32Array, lower: Int32Array, weight: number, canvas: Uint8Array, at: number): void {
  const keep = ONE - weight;
  for (let i = 0; i < upper.length; i += 1) {
    const sum = (upper[i] as number) * keep + (lower[i] as number) * weight + ROUNDING;
    canvas[at + i] = sum >>> (2 * WEIGHT_BITS);
  }
}
