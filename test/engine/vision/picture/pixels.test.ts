import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillTensor, tensorFor } from '../../../../main/engine/vision/detect/normalise.ts';
import { drawResampled } from '../../../../main/engine/vision/detect/resample.ts';
import { measureOptics } from '../../../../main/engine/vision/picture/optics.ts';
import type { Pixels } from '../../../../main/engine/vision/picture/pixels.ts';
import type { ModelInput } from '../../../../preload/contract/models/model.ts';

const side = fc.integer({ min: 1, max: 40 });
const channels = fc.constantFrom(1 as const, 3 as const);
const pixels: fc.Arbitrary<Pixels> = fc
  .record({ width: side, height: side, channels, seed: fc.nat() })
  .map(({ width, height, channels: count, seed }) => ({
    width,
    height,
    channels: count,
    samples: noise(width * height * count, seed),
  }));

function noise(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (Math.imul(i + seed, 2_654_435_761) >>> 24) & 0xff);
}

function tripled(samples: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: samples.length * 3 }, (_, i) => samples[Math.floor(i / 3)] ?? 0);
}

function resized(source: Pixels, width: number, height: number): Uint8Array {
  const canvas = new Uint8Array(width * height * source.channels);
  drawResampled(source, canvas, { left: 0, top: 0, width, height, canvasWidth: width });
  return canvas;
}

describe('resizing', () => {
  test('leaves every image unchanged at its own size', () => {
    fc.assert(
      fc.property(pixels, (source) => {
        expect(resized(source, source.width, source.height)).toEqual(source.samples);
      }),
    );
  });

  test('never leaves the range of the samples it mixes', () => {
    fc.assert(
      fc.property(pixels, side, side, (source, width, height) => {
        const [least, most] = [Math.min(...source.samples), Math.max(...source.samples)];
        for (const sample of resized(source, width, height)) expect(sample >= least && sample <= most).toBe(true);
      }),
    );
  });

  test('treats three equal channels as one grey', () => {
    fc.assert(
      fc.property(
        pixels.filter((source) => source.channels === 1),
        side,
        side,
        (grey, width, height) => {
          const colour: Pixels = { ...grey, channels: 3, samples: tripled(grey.samples) };
          expect(resized(colour, width, height)).toEqual(tripled(resized(grey, width, height)));
        },
      ),
    );
  });

  test('mixes neighbours by their distance, as OpenCV does', () => {
    const ramp: Pixels = { width: 4, height: 1, channels: 1, samples: Uint8Array.from([0, 40, 80, 120]) };
    expect([...resized(ramp, 2, 1)]).toEqual([20, 100]);
    expect([...resized(ramp, 8, 1)]).toEqual([0, 10, 30, 50, 70, 90, 110, 120]);
    expect([...resized(ramp, 3, 1)]).toEqual([7, 60, 113]);
  });

  test('draws only into its region', () => {
    const white: Pixels = { width: 2, height: 2, channels: 1, samples: new Uint8Array(4).fill(255) };
    const canvas = new Uint8Array(36).fill(7);
    drawResampled(white, canvas, { left: 1, top: 2, width: 4, height: 3, canvasWidth: 6 });
    const rows = Array.from({ length: 6 }, (_, y) =>
      [...canvas.subarray(y * 6, y * 6 + 6)].map((v) => (v === 255 ? '#' : '.')).join(''),
    );
    expect(rows).toEqual(['......', '......', '.####.', '.####.', '.####.', '......']);
  });
});

describe('the tensor', () => {
  const input = {
    width: 2,
    height: 1,
    batch: 1,
    type: 'float32',
    axes: 'nchw',
    channels: 'rgb',
    scale: 1 / 255,
  } as const satisfies Partial<ModelInput>;
  const orangeAndBlue = Uint8Array.from([255, 102, 0, 0, 51, 204]);

  function filled(
    overrides: Partial<Pick<ModelInput, 'type' | 'axes' | 'channels' | 'scale' | 'batch'>>,
    canvas = orangeAndBlue,
    count: 1 | 3 = 3,
  ) {
    const shape = { ...input, ...overrides };
    const tensor = tensorFor(shape);
    fillTensor(canvas, count, shape, tensor);
    return shape.type === 'float16' ? [...new Float16Array(tensor.buffer)] : [...tensor];
  }
  const rounded = (values: readonly number[]) => values.map((value) => Math.round(value * 1000) / 1000);

  test('holds one plane per channel, red first, from 0 to 1', () => {
    expect(rounded(filled({}))).toEqual([1, 0, 0.4, 0.2, 0, 0.8]);
  });
  test('holds blue first for a BGR model', () => {
    expect(filled({ channels: 'bgr', scale: 1 })).toEqual([0, 204, 102, 51, 255, 0]);
  });
  test('holds pixel after pixel if channels come last', () => {
    expect(filled({ axes: 'nhwc', scale: 1 })).toEqual([255, 102, 0, 0, 51, 204]);
  });
  test('holds whole numbers for an 8-bit model', () => {
    expect(filled({ type: 'uint8', scale: 1 })).toEqual([255, 0, 102, 51, 0, 204]);
  });
  test('holds half precision to three digits', () => {
    expect(rounded(filled({ type: 'float16' }))).toEqual([1, 0, 0.4, 0.2, 0, 0.8]);
  });
  test('repeats a grey image for every channel', () => {
    expect(rounded(filled({}, Uint8Array.from([51, 255]), 1))).toEqual([0.2, 1, 0.2, 1, 0.2, 1]);
  });
  test('turns colours to luminance for a model of grey images', () => {
    expect(filled({ channels: 'grey', scale: 1 })).toEqual([136, 53]);
  });
  test('leaves the other places of a batch empty', () => {
    expect(rounded(filled({ batch: 2 })).slice(6)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

describe('optics', () => {
  const flat = (value: number): Pixels => ({
    width: 50,
    height: 30,
    channels: 1,
    samples: new Uint8Array(1500).fill(value),
  });

  test('of a uniform image: its brightness, no contrast, no sharpness', () => {
    expect(measureOptics(flat(90))).toEqual({ brightness: 90, contrast: 0, sharpness: 0 });
  });

  test('of a chessboard: half bright, full contrast, highest sharpness', () => {
    const samples = Uint8Array.from({ length: 64 * 64 }, (_, i) => ((i + Math.floor(i / 64)) % 2) * 255);
    const { brightness, contrast, sharpness } = measureOptics({ width: 64, height: 64, channels: 1, samples });
    expect([brightness, contrast]).toEqual([127.5, 127.5]);
    expect(sharpness).toBeGreaterThan(900_000);
  });

  test('of every image are numbers within their ranges', () => {
    fc.assert(
      fc.property(pixels, (source) => {
        const { brightness, contrast, sharpness } = measureOptics(source);
        expect(brightness >= 0 && brightness <= 255).toBe(true);
        expect(contrast >= 0 && contrast <= 127.5 + 1e-9).toBe(true);
        expect(sharpness).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('of a grey image are those of the same image in colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 12 }), fc.nat(), (long, short, seed) => {
        for (const [width, height] of [
          [long, short],
          [short, long],
        ] as const) {
          const samples = noise(width * height, seed);
          const grey = measureOptics({ width, height, channels: 1, samples });
          const colours = measureOptics({ width, height, channels: 3, samples: tripled(samples) });
          expect(grey.brightness).toBeCloseTo(colours.brightness, 6);
          expect(grey.contrast).toBeCloseTo(colours.contrast, 5);
          expect(grey.sharpness / (colours.sharpness || 1)).toBeCloseTo(colours.sharpness === 0 ? 0 : 1, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('lose sharpness, and not brightness, when the image is blurred', () => {
    const sharp: Pixels = { width: 80, height: 80, channels: 1, samples: noise(6400, 3) };
    const blurred: Pixels = {
      ...sharp,
      samples: resized({ width: 40, height: 40, channels: 1, samples: resized(sharp, 40, 40) }, 80, 80),
    };
    const [before, after] = [measureOptics(sharp), measureOptics(blurred)];
    expect(after.sharpness).toBeLessThan(before.sharpness / 4);
    expect(after.brightness).toBeCloseTo(before.brightness, 0);
  });
});
