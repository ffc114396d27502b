import { describe, expect, test } from 'vitest';
import { tiffDamage } from '../../../main/engine/vision/container/tiff-damage.ts';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { smallPicture } from '../../support/files/pictures.ts';
import { withMoreTiffField, withTiffField } from '../../support/files/tiff-fields.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const HEIGHT = 257;
const damaged = (reason: RegExp) => ({
  ok: false,
  fault: { code: 'image-unreadable', why: 'damaged', figures: { complaint: expect.stringMatching(reason) } },
});
const picture = (seed = 1) => smallPicture(seed, 200, 150);
const CODINGS = ['none', 'lzw', 'deflate', 'packbits', 'jpeg'] as const;

describe('a complete TIFF is read', () => {
  test.for(CODINGS)('coded as %s, in strips, in tiles and as BigTIFF', async (compression) => {
    for (const options of [{}, { tile: true, tileWidth: 64, tileHeight: 64 }, { bigtiff: true }]) {
      const tiff = await picture()
        .tiff({ compression, ...options })
        .toBuffer();
      expect(await decodeBytes(tiff, LIMITS)).toMatchObject({ ok: true });
    }
  });

  test('with zeros after it, and with a directory that was rewritten', async () => {
    const tiff = await picture().tiff({ compression: 'none' }).toBuffer();
    expect(tiffDamage(Buffer.concat([tiff, Buffer.alloc(9000)]))).toBeNull();
    expect(await decodeBytes(withMoreTiffField(tiff, 65_000, 1), LIMITS)).toMatchObject({ ok: true });
  });

  test('with a camera’s own data in a separate directory', async () => {
    const tiff = await picture()
      .withExif({ IFD0: { Artist: 'a'.repeat(3000) }, IFD2: { UserComment: 'b'.repeat(3000) } })
      .tiff()
      .toBuffer();
    expect(tiffDamage(tiff)).toBeNull();
  });
});

describe('bytes that nothing in a TIFF refers to may be further images', () => {
  test.for(CODINGS)('a TIFF behind a TIFF, coded as %s', async (compression) => {
    const [first, second] = await Promise.all([1, 2].map((seed) => picture(seed).tiff({ compression }).toBuffer()));
    const joined = Buffer.concat([first ?? Buffer.alloc(0), second ?? Buffer.alloc(0)]);
    expect(await decodeBytes(joined, LIMITS)).toMatchObject(damaged(/^it holds \d+ bytes that nothing in it names$/));
  });

  test('pixels of further pictures without directories, as in a stack of ImageJ', async () => {
    const tiff = await picture().tiff({ compression: 'none' }).toBuffer();
    const others = Buffer.concat([2, 3].map((seed) => Buffer.alloc(200 * 150 * 3, seed)));
    expect(await decodeBytes(Buffer.concat([tiff, others]), LIMITS)).toMatchObject(damaged(/nothing in it names/));
  });

  test('a picture of another format behind it', async () => {
    const tiff = await picture().tiff({ compression: 'lzw' }).toBuffer();
    const jpeg = await picture(2).jpeg().toBuffer();
    expect(await decodeBytes(Buffer.concat([tiff, jpeg]), LIMITS)).toMatchObject(damaged(/nothing in it names/));
  });
});

describe('a TIFF whose header says fewer rows than there are', () => {
  // JPEG within TIFF has a height of its own, which the decoder compares.
  test.for(CODINGS)('coded as %s in one strip', async (compression) => {
    const few = await smallPicture(1, 200, 8).tiff({ compression }).toBuffer();
    expect(await decodeBytes(few, LIMITS)).toMatchObject({ ok: true });
    for (const height of [1, 4, 7]) {
      expect(await decodeBytes(withTiffField(few, HEIGHT, height), LIMITS)).toMatchObject({ ok: false });
    }
  });

  test.for(CODINGS)('coded as %s in many strips', async (compression) => {
    const tiff = await picture().tiff({ compression }).toBuffer();
    for (const height of [16, 48, 100]) {
      expect(await decodeBytes(withTiffField(tiff, HEIGHT, height), LIMITS)).toMatchObject({ ok: false });
    }
  });
});

test('a deflated TIFF has a checksum, which its decoder ignores', async () => {
  const tiff = await picture().tiff({ compression: 'deflate', predictor: 'none' }).toBuffer();
  let silent = 0;
  for (let at = 100; at < tiff.length - 500; at += 997) {
    const flipped = Buffer.from(tiff);
    flipped[at] = (flipped[at] ?? 0) ^ 0x10;
    if (tiffDamage(flipped) === null) silent += 1;
  }
  expect(silent).toBe(0);
});

test('whatever it contains, a TIFF is judged and never throws', async () => {
  const tiff = await smallPicture().tiff({ compression: 'lzw' }).toBuffer();
  for (let at = 0; at < tiff.length; at += 1) {
    for (const value of [0, 1, 0x7f, 0xff]) {
      const changed = Buffer.from(tiff);
      changed[at] = value;
      const said = tiffDamage(changed);
      expect(said === null || said.length > 0).toBe(true);
    }
  }
});
