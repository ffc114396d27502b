import type { Pixels } from '../picture/pixels.ts';

// Weights are fixed-point with 11 bits and samples are rounded once, at the end, as OpenCV's `resize` does with INTER_LINEAR:
// the training tools prepare their pictures with it, and a detector is at its best on what it was trained on.
const WEIGHT_BITS = 11;
const ONE = 1 << WEIGHT_BITS;
const SUM_BITS = 2 * WEIGHT_BITS;
const HALF = 1 << (SUM_BITS - 1);

/** A rectangle of a canvas that is `canvasWidth` pixels wide. */
export type Region = Readonly<{ left: number; top: number; width: number; height: number; canvasWidth: number }>;

/** Draws pixels into a region of a canvas with as many channels, resized by bilinear interpolation. */
export function drawResampled(source: Pixels, canvas: Uint8Array, region: Region): void {
  if (source.width === region.width && source.height === region.height) copyRows(source, canvas, region);
  else if (source.channels === 1) resampleGrey(source, canvas, region);
  else resampleColour(source, canvas, region);
}

function copyRows({ width, height, channels, samples }: Pixels, canvas: Uint8Array, region: Region): void {
  const length = width * channels;
  for (let y = 0; y < height; y += 1) {
    canvas.set(samples.subarray(y * length, (y + 1) * length), offsetOf(region, y, channels));
  }
}

/** Where in the canvas line `y` of the region begins. */
function offsetOf({ left, top, canvasWidth }: Region, y: number, channels: number): number {
  return ((top + y) * canvasWidth + left) * channels;
}

/** For each target position the offsets of the source positions around it, and the weight of the second. */
type Taps = Readonly<{ first: Int32Array; second: Int32Array; weight: Int32Array }>;

function tapsFor(from: number, to: number, step: number): Taps {
  const taps = { first: new Int32Array(to), second: new Int32Array(to), weight: new Int32Array(to) };
  for (let i = 0; i < to; i += 1) {
    const place = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    const before = Math.floor(place);
    taps.first[i] = before * step;
    taps.second[i] = Math.min(before + 1, from - 1) * step;
    taps.weight[i] = Math.round((place - before) * ONE);
  }
  return taps;
}

function resampleGrey({ width, height, samples }: Pixels, canvas: Uint8Array, region: Region): void {
  const across = tapsFor(width, region.width, 1);
  const down = tapsFor(height, region.height, width);
  for (let y = 0; y < region.height; y += 1) {
    const upper = down.first[y] as number;
    const lower = down.second[y] as number;
    const below = down.weight[y] as number;
    let to = offsetOf(region, y, 1);
    for (let x = 0; x < region.width; x += 1) {
      const left = across.first[x] as number;
      const right = across.second[x] as number;
      canvas[to++] = mix(
        samples,
        upper + left,
        upper + right,
        lower + left,
        lower + right,
        across.weight[x] as number,
        below,
      );
    }
  }
}

function resampleColour({ width, height, samples }: Pixels, canvas: Uint8Array, region: Region): void {
  const across = tapsFor(width, region.width, 3);
  const down = tapsFor(height, region.height, 3 * width);
  for (let y = 0; y < region.height; y += 1) {
    const upper = down.first[y] as number;
    const lower = down.second[y] as number;
    const below = down.weight[y] as number;
    let to = offsetOf(region, y, 3);
    for (let x = 0; x < region.width; x += 1) {
      const beside = across.weight[x] as number;
      const a = upper + (across.first[x] as number);
      const b = upper + (across.second[x] as number);
      const c = lower + (across.first[x] as number);
      const d = lower + (across.second[x] as number);
      canvas[to++] = mix(samples, a, b, c, d, beside, below);
      canvas[to++] = mix(samples, a + 1, b + 1, c + 1, d + 1, beside, below);
      canvas[to++] = mix(samples, a + 2, b + 2, c + 2, d + 2, beside, below);
    }
  }
}

/** The weighted mean of four samples at a (upper left), b (upper right), c (lower left) and d (lower right). */
function mix(samples: Uint8Array, a: number, b: number, c: number, d: number, right: number, below: number): number {
  const left = ONE - right;
  const upper = Math.imul(samples[a] as number, left) + Math.imul(samples[b] as number, right);
  const lower = Math.imul(samples[c] as number, left) + Math.imul(samples[d] as number, right);
  return (Math.imul(upper, ONE - below) + Math.imul(lower, below) + HALF) >> SUM_BITS;
}
