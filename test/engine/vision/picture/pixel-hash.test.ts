import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pixelHash } from '../../../../main/engine/vision/picture/pixel-hash.ts';
import type { Pixels } from '../../../../main/engine/vision/picture/pixels.ts';

function picture(width: number, height: number, seed: number): Pixels {
  const samples = new Uint8Array(width * height * 3);
  for (let at = 0, state = seed; at < samples.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    samples[at] = state >>> 24;
  }
  return { width, height, channels: 3, samples };
}

test('the same pixels have one hash, and any different pixel of a small image another', () => {
  const place = fc.record({ x: fc.nat(39), y: fc.nat(29), by: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(fc.integer(), place, (seed, { x, y, by }) => {
      const before = picture(40, 30, seed);
      const samples = before.samples.slice();
      samples[(y * 40 + x) * 3] = ((samples[(y * 40 + x) * 3] ?? 0) + by) & 255;
      expect(pixelHash(picture(40, 30, seed))).toBe(pixelHash(before));
      expect(pixelHash({ ...before, samples })).not.toBe(pixelHash(before));
    }),
  );
});

test('the shape counts: the same samples in another width are a different image', () => {
  const { samples } = picture(40, 30, 1);
  const shapes = [
    { width: 40, height: 30, channels: 3 },
    { width: 30, height: 40, channels: 3 },
    { width: 120, height: 30, channels: 1 },
  ] as const;
  const hashes = shapes.map((shape) => pixelHash({ ...shape, samples }));
  expect(new Set(hashes).size).toBe(3);
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{16}$/);
});

test('the noise of a large image distinguishes it from another, though not every row is read', () => {
  const hashes = [1, 2, 3].map((seed) => pixelHash(picture(2000, 1500, seed)));
  expect(new Set(hashes).size).toBe(3);
  expect(pixelHash(picture(2000, 1500, 2))).toBe(hashes[1]);
});
