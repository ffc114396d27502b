import { expect, test } from 'vitest';
import { measureSigns } from '../../../../main/engine/vision/picture/signs.ts';

const SIDE = 96;

/** A picture with texture everywhere, of which `change` may alter samples. */
function signsOf(change: (samples: Uint8Array) => void, channels: 1 | 3 = 3) {
  const samples = Uint8Array.from({ length: SIDE * SIDE * channels }, (_, i) => 60 + ((i * 37) % 90));
  change(samples);
  return measureSigns({ width: SIDE, height: SIDE, channels, samples });
}

const rows = (from: number, to: number, channels = 3) => [from * SIDE * channels, to * SIDE * channels] as const;

test('a strip without data is measured by its height, wherever it is', () => {
  expect(signsOf(() => undefined).blankRows).toBe(0);
  expect(signsOf((samples) => samples.fill(0, ...rows(24, 72))).blankRows).toBe(0.5);
  expect(signsOf((samples) => samples.fill(0, ...rows(72, 96))).blankRows).toBe(0.25);
  expect(signsOf((samples) => samples.fill(128, ...rows(0, 48, 1)), 1).blankRows).toBe(0.5);
});

test('separate strips do not add up, and white ones are paper', () => {
  const apart = signsOf((samples) => {
    samples.fill(0, ...rows(0, 12));
    samples.fill(0, ...rows(48, 72));
  });
  expect(apart.blankRows).toBe(0.25);
  expect(signsOf((samples) => samples.fill(255, ...rows(0, 48))).blankRows).toBe(0);
});

test('fully black or white pixels count as clipped, and each cell has its own brightness', () => {
  const half = signsOf((samples) => samples.fill(255, ...rows(0, 48)));
  expect(half.clipped).toBeCloseTo(0.5);
  expect(half.layout.slice(0, 128)).toEqual(Array.from({ length: 128 }, () => 255));
  expect(Math.max(...half.layout.slice(128))).toBeLessThan(160);
});

test('an image smaller than its cells has signs too', () => {
  const tiny = measureSigns({ width: 2, height: 1, channels: 1, samples: Uint8Array.from([10, 200]) });
  expect(tiny.layout).toHaveLength(256);
  expect(tiny.layout.every(Number.isFinite)).toBe(true);
});
