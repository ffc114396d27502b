import { expect, test } from 'vitest';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { smallPicture } from '../../support/files/pictures.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const damaged = { ok: false, fault: { code: 'image-unreadable', why: 'damaged' } };
const lossy = await smallPicture(1, 200, 150).webp({ quality: 90 }).toBuffer();
const lossless = await smallPicture(1, 200, 150).webp({ lossless: true }).toBuffer();

test.for([
  ['lossy', lossy],
  ['lossless', lossless],
] as const)(
  'a %s WebP of which a range was never written is refused, though its decoder shows something',
  async ([, whole]) => {
    const holed = Buffer.from(whole).fill(0, Math.floor(whole.length * 0.4), Math.floor(whole.length * 0.6));
    expect(await decodeBytes(whole, LIMITS)).toMatchObject({ ok: true });
    expect(await decodeBytes(holed, LIMITS)).toMatchObject(damaged);
  },
);

test('a WebP with a repeated piece is refused', async () => {
  const twice = Buffer.concat([lossy.subarray(0, 500), lossy.subarray(300)]);
  expect(await decodeBytes(twice, LIMITS)).toMatchObject(damaged);
});

test('zeros after a WebP, and one of a single shade, are no damage', async () => {
  expect(await decodeBytes(Buffer.concat([lossy, Buffer.alloc(512)]), LIMITS)).toMatchObject({ ok: true });
  for (const isLossless of [false, true]) {
    const even = await smallPicture(1, 2000, 1500)
      .linear(0, 90)
      .webp({ lossless: isLossless })
      .withExif({ IFD0: { ImageDescription: 'a' } })
      .toBuffer();
    expect(await decodeBytes(even, { ...LIMITS, maxPixels: 5_000_000 })).toMatchObject({ ok: true });
  }
});

const ENCODINGS = [
  { quality: 1 },
  { quality: 80, effort: 0 },
  { quality: 90, smartSubsample: true },
  { quality: 100 },
  { lossless: true },
  { nearLossless: true },
];

test.for(ENCODINGS)('no complete WebP can be read without its last bytes: %o', async (options) => {
  for (const [width, height] of [
    [1, 1],
    [48, 32],
    [333, 257],
  ] as const) {
    const pictures = [smallPicture(3, width, height), smallPicture(3, width, height).linear(0, 90)];
    for (const picture of [...pictures, smallPicture(3, width, height).threshold(120)]) {
      expect(await decodeBytes(await picture.webp(options).toBuffer(), LIMITS)).toMatchObject({ ok: true });
    }
  }
});

test('of flipped bits in a lossy WebP, of which its decoder notices some, most are found by where it ends', async () => {
  const whole = await smallPicture(1, 200, 150).webp({ quality: 90 }).toBuffer();
  let silent = 0;
  let tried = 0;
  for (let at = 200; at < whole.length - 200; at += 97) {
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 0x10;
    tried += 1;
    if ((await decodeBytes(flipped, LIMITS)).ok) silent += 1;
  }
  expect(tried).toBeGreaterThan(50);
  expect(silent / tried).toBeLessThan(0.1);
});
