import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { KNOWN_DEPTHS, type UsedBits } from '../../../preload/contract/station/lane.ts';

const WIDTH = 31;
const HEIGHT = 17;
const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };

/** The image as 8-bit values, which each test puts into 16 bits in its own way. */
const SHADES = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => (i * 37) % 256);

function inSixteen(bits: number, channels: 1 | 3) {
  const samples = Uint16Array.from({ length: WIDTH * HEIGHT * channels }, (_, i) => (SHADES[i] ?? 0) * 2 ** (bits - 8));
  return sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels } }).toColourspace(
    channels === 1 ? 'grey16' : 'rgb16',
  );
}

const formats = ['png', 'tiff'] as const;
const kinds = formats.flatMap((format) => ([1, 3] as const).map((channels) => ({ format, channels })));

describe.for(kinds)('a $format of 16 bits with $channels channels', ({ format, channels }) => {
  const bytesOf = (bits: number) => inSixteen(bits, channels).toFormat(format, { compression: 'lzw' }).toBuffer();
  const shades = Buffer.from(SHADES.subarray(0, WIDTH * HEIGHT * channels));
  const read = async (bits: number, usedBits: UsedBits) => decodeBytes(await bytesOf(bits), { ...LIMITS, usedBits });

  test.for(KNOWN_DEPTHS)('is scaled from the %i bits that its camera is said to use', async (bits) => {
    const decoded = await read(bits, bits);
    expect(decoded).toMatchObject({ ok: true, value: { pixels: { width: WIDTH, height: HEIGHT, channels } } });
    if (decoded.ok) expect(Buffer.from(decoded.value.pixels.samples).equals(shades)).toBe(true);
  });

  test.for([10, 12, 14] as const)(
    'that fits into %i bits is a fault until somebody says how many it uses',
    async (bits) => {
      expect(await read(bits, null)).toEqual({ ok: false, fault: { code: 'picture-bits', bits, usedBits: null } });
    },
  );

  test('that uses all of them needs no setting', async () => {
    const decoded = await read(16, null);
    if (decoded.ok) expect(Buffer.from(decoded.value.pixels.samples).equals(shades)).toBe(true);
    expect(decoded.ok).toBe(true);
  });

  test('that uses more than its camera is said to use is a fault', async () => {
    expect(await read(14, 12)).toEqual({ ok: false, fault: { code: 'picture-bits', bits: 14, usedBits: 12 } });
  });
});

test('a stamp in full white does not make sixteen bits of twelve', async () => {
  const samples = Uint16Array.from({ length: 100 * 100 }, (_, i) => (i < 90 ? 65_535 : ((i * 37) % 256) * 16));
  const picture = sharp(samples, { raw: { width: 100, height: 100, channels: 1 } }).toColourspace('grey16');
  const decoded = await decodeBytes(await picture.png().toBuffer(), LIMITS);
  expect(decoded).toEqual({ ok: false, fault: { code: 'picture-bits', bits: 12, usedBits: null } });
});

test('an image for the screen is scaled to its own range', async () => {
  const bytes = await inSixteen(12, 1).png().toBuffer();
  const decoded = await decodeBytes(bytes, { ...LIMITS, usedBits: 'fitting' });
  expect(decoded.ok && Math.max(...decoded.value.pixels.samples)).toBe(255);
});

test('values other than unsigned whole numbers of 8 or 16 bits are refused', async () => {
  const floats = Float32Array.from({ length: WIDTH * HEIGHT }, (_, i) => i / 2);
  expect(await decodeBytes(floatTiff(floats), LIMITS)).toMatchObject({
    ok: false,
    fault: { code: 'image-unreadable', why: 'depth' },
  });
});

/** A TIFF of one strip of 32-bit floating-point numbers. */
function floatTiff(values: Float32Array): Buffer {
  const fields = [
    [256, 4, WIDTH],
    [257, 4, HEIGHT],
    [258, 3, 32],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 0],
    [277, 3, 1],
    [278, 4, HEIGHT],
    [279, 4, values.byteLength],
    [339, 3, 3],
  ] as const;
  const head = Buffer.alloc(8 + 2 + fields.length * 12 + 4);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields.length, 8);
  for (const [i, [tag, type, value]] of fields.entries()) {
    const at = 10 + i * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(1, at + 4);
    head.writeUInt32LE(tag === 273 ? head.length : value, at + 8);
  }
  return Buffer.concat([head, Buffer.from(values.buffer)]);
}
