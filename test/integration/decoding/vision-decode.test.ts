import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeBytes, decodeFile } from '../../../main/engine/vision/decode.ts';
import { bitmapFile } from '../../support/files/bitmap-file.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const WIDTH = 60;
const HEIGHT = 40;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-decode-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** An image whose upper left quarter is red and the rest grey, so that its orientation shows. */
function testPicture(): Sharp {
  const red = {
    create: { width: WIDTH / 2, height: HEIGHT / 2, channels: 3, background: { r: 250, g: 10, b: 10 } },
  } as const;
  return sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: { r: 120, g: 120, b: 120 } },
  }).composite([{ input: red, left: 0, top: 0 }]);
}

/** Writes the size, the channels and the colours of the four quarters: red, grey or other. */
async function seen(bytes: Uint8Array, limits = LIMITS) {
  const decoded = await decodeBytes(bytes, limits);
  if (!decoded.ok) return decoded.fault;
  const { size, pixels } = decoded.value;
  const colourAt = (x: number, y: number) => {
    const at = (Math.floor(y * pixels.height) * pixels.width + Math.floor(x * pixels.width)) * pixels.channels;
    const [r = 0, g = 0] = pixels.samples.subarray(at, at + 3);
    return pixels.channels === 1 ? Math.round(r / 10) * 10 : r > 200 && g < 60 ? 'red' : 'grey';
  };
  const quarters = [colourAt(0.2, 0.2), colourAt(0.8, 0.2), colourAt(0.2, 0.8), colourAt(0.8, 0.8)].join(' ');
  return { size: `${size.width} × ${size.height}`, channels: pixels.channels, quarters };
}

const upright = { size: '60 × 40', channels: 3, quarters: 'red grey grey grey' };
const unreadable = { code: 'image-unreadable', why: expect.any(String), figures: { complaint: expect.any(String) } };

describe('pictures that are read', () => {
  const formats: Record<string, () => Promise<Uint8Array>> = {
    'a baseline JPEG': () => testPicture().jpeg({ quality: 95 }).toBuffer(),
    'a progressive JPEG': () => testPicture().jpeg({ quality: 95, progressive: true }).toBuffer(),
    'a PNG': () => testPicture().png().toBuffer(),
    'an interlaced PNG': () => testPicture().png({ progressive: true }).toBuffer(),
    'a palette PNG': () => testPicture().png({ palette: true }).toBuffer(),
    'a PNG of 16 bits': () => testPicture().toColourspace('rgb16').png().toBuffer(),
    'a PNG with an alpha channel': () => testPicture().ensureAlpha(0.5).png().toBuffer(),
    'a WebP': () => testPicture().webp({ lossless: true }).toBuffer(),
    'an AVIF': () => testPicture().avif({ quality: 90 }).toBuffer(),
    'a TIFF': () => testPicture().tiff({ compression: 'none' }).toBuffer(),
    'a TIFF compressed with LZW': () => testPicture().tiff({ compression: 'lzw' }).toBuffer(),
    'a TIFF of 16 bits': () => testPicture().toColourspace('rgb16').tiff({ compression: 'none' }).toBuffer(),
    'a GIF': () => testPicture().gif().toBuffer(),
    'a bitmap': () => bitmap(24),
    'a bitmap of 32 bits': () => bitmap(32),
    'a JPEG with a wide colour profile': () => testPicture().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
  };
  test.for(Object.entries(formats))('%s', async ([, bytes]) => {
    expect(await seen(await bytes())).toEqual(upright);
  });

  test.for([1, 2, 3, 4, 5, 6, 7, 8])('a JPEG with EXIF orientation %i stands upright', async (orientation) => {
    const stored = await uprightTurnedTo(orientation);
    expect(await seen(await stored.jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer())).toEqual(upright);
  });

  test('a grey JPEG keeps its one channel', async () => {
    const bytes = await testPicture().toColourspace('b-w').jpeg({ quality: 95 }).toBuffer();
    expect(await seen(bytes)).toEqual({ size: '60 × 40', channels: 1, quarters: '130 120 120 120' });
  });

  test('a grey PNG of 16 bits becomes one of 8', async () => {
    const samples = Uint16Array.from({ length: WIDTH * HEIGHT }, () => 100 * 257);
    const bytes = await sharp(samples, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();
    expect(await seen(bytes)).toEqual({ size: '60 × 40', channels: 1, quarters: '100 100 100 100' });
  });

  test('a single pixel', async () => {
    const bytes = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect(await seen(bytes)).toMatchObject({ size: '1 × 1', quarters: 'red red red red' });
  });

  test('a line of 30,000 pixels', async () => {
    const bytes = await sharp({ create: { width: 30_000, height: 2, channels: 3, background: 'grey' } })
      .png()
      .toBuffer();
    expect(await seen(bytes)).toMatchObject({ size: '30000 × 2' });
  });

  test('under a wrong extension, because the bytes tell what it is', async () => {
    const file = path.join(folder, 'picture.png');
    await writeFile(file, await testPicture().jpeg().toBuffer());
    expect(await decodeFile(file, LIMITS)).toMatchObject({ ok: true, value: { size: { width: WIDTH } } });
  });

  test('under a name of 255 bytes with characters of many scripts', async () => {
    const file = path.join(folder, `${'漢'.repeat(83)}é.jpg`);
    await writeFile(file, await testPicture().jpeg().toBuffer());
    expect(await decodeFile(file, LIMITS)).toMatchObject({ ok: true });
  });

  test('of very many pixels, shrunk with the colours under its transparent parts', async () => {
    const background = { r: 250, g: 10, b: 10, alpha: 0 };
    const clear = sharp({ create: { width: 8000, height: 5000, channels: 4, background } });
    const bytes = await clear.png({ compressionLevel: 1 }).toBuffer();
    const found = await seen(bytes, { ...LIMITS, maxPixels: 100_000_000 });
    expect(found).toEqual({ size: '8000 × 5000', channels: 3, quarters: 'red red red red' });
  });

  test('of very many pixels, shrunk but with its own size reported', async () => {
    const bytes = await sharp({ create: { width: 8000, height: 5000, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const decoded = await decodeBytes(bytes, { maxPixels: 50_000_000, neededSide: 640 });
    expect(decoded).toMatchObject({
      ok: true,
      value: { size: { width: 8000, height: 5000 }, pixels: { width: 4000, height: 2500 } },
    });
  });
});

describe('files that are no pictures are faults', () => {
  test('no bytes at all', async () => {
    expect(await seen(new Uint8Array())).toEqual({
      code: 'image-unreadable',
      why: 'empty',
      figures: { complaint: 'the file is empty' },
    });
  });

  const whole: Record<string, () => Promise<Uint8Array>> = {
    'a JPEG': () => testPicture().jpeg({ quality: 95 }).toBuffer(),
    'a PNG': () => testPicture().png({ compressionLevel: 0 }).toBuffer(),
    'a WebP': () => testPicture().webp({ lossless: true }).toBuffer(),
    'a TIFF': () => testPicture().tiff({ compression: 'none' }).toBuffer(),
    'an AVIF': () => testPicture().avif().toBuffer(),
    'a bitmap': () => bitmap(24),
  };
  const cuts = Object.entries(whole).flatMap(([format, make]) =>
    [0.02, 0.3, 0.6, 0.95].map((share) => ({ format, percent: share * 100, make, share })),
  );
  test.for(cuts)('$format cut off after $percent %', async ({ make, share }) => {
    const bytes = await make();
    const fault = await seen(bytes.subarray(0, Math.floor(bytes.length * share)));
    expect(fault).toEqual(unreadable);
    expect(JSON.stringify(fault)).not.toMatch(/failOn|undefined/);
  });

  test('a JPEG that ends too soon is reported as such', async () => {
    const bytes = await testPicture().jpeg().toBuffer();
    expect(await seen(bytes.subarray(0, bytes.length / 2))).toMatchObject({ why: 'cut-off' });
    const large = await sharp(noise(400), { raw: { width: 400, height: 400, channels: 3 } })
      .jpeg()
      .toBuffer();
    for (const share of [0.3, 0.6, 0.95]) {
      expect(await seen(large.subarray(0, large.length * share))).toMatchObject({ why: 'cut-off' });
    }
  });

  const otherColours: Record<string, () => Promise<Uint8Array>> = {
    'a JPEG in the colours of print': () => testPicture().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    'a TIFF in the colours of print': () => testPicture().toColourspace('cmyk').tiff().toBuffer(),
  };
  test.for(Object.entries(otherColours))('%s, which every program shows differently', async ([, make]) => {
    expect(await seen(await make())).toMatchObject({ code: 'image-unreadable', why: 'colours' });
  });

  test('a TIFF of five bands', async () => {
    expect(await seen(await ofFiveBands())).toEqual(unreadable);
  });

  test('a JPEG with bytes overwritten in the middle', async () => {
    const bytes = Buffer.from(
      await sharp(noise(400), { raw: { width: 400, height: 400, channels: 3 } })
        .jpeg()
        .toBuffer(),
    );
    bytes.fill(0xff, bytes.length / 2, bytes.length / 2 + 500);
    expect(await seen(bytes)).toEqual(unreadable);
  });

  test.for([
    ['a text', 'not a picture at all, only words'],
    ['an HTML page', '<!doctype html><html></html>'],
    [
      'a drawing in SVG',
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>',
    ],
    ['a PDF', '%PDF-1.7\n%âãÏÓ'],
  ])('%s', async ([, text]) => {
    expect(await seen(Buffer.from(text ?? ''))).toEqual({ ...unreadable, why: 'unknown-format' });
  });

  test('more pixels than the limit, known from the header', async () => {
    const bytes = await sharp({ create: { width: 1200, height: 1000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect(await seen(bytes)).toEqual({ code: 'image-too-large', width: 1200, height: 1000, maxPixels: 1_000_000 });
  });

  test('a decompression bomb of 60,000 × 60,000 pixels in a few kilobytes', async () => {
    expect(await seen(pngBomb(60_000))).toEqual({
      code: 'image-too-large',
      width: 60_000,
      height: 60_000,
      maxPixels: 1_000_000,
    });
  });

  test('a bitmap whose header promises more pixels than the limit', async () => {
    const bytes = Buffer.from(await bitmap(24));
    bytes.writeInt32LE(100_000, 18);
    bytes.writeInt32LE(-100_000, 22);
    expect(await seen(bytes)).toMatchObject({ code: 'image-too-large', width: 100_000 });
  });

  test('a bitmap whose header is nonsense', async () => {
    const bytes = Buffer.from(await bitmap(24));
    bytes.fill(0xab, 14, 54);
    expect(await seen(bytes)).toMatchObject({ code: expect.stringMatching(/^image-/) });
  });

  test('a file that is gone', async () => {
    expect(await decodeFile(path.join(folder, 'gone.jpg'), LIMITS)).toEqual({
      ok: false,
      fault: { code: 'file-vanished' },
    });
  });

  test('a folder named like an image', async () => {
    const file = path.join(folder, 'folder.jpg');
    await mkdir(file);
    expect(await decodeFile(file, LIMITS)).toMatchObject({
      fault: { code: 'image-unreadable', why: 'noted', figures: { complaint: 'this is a folder' } },
    });
  });

  test('a link that points to itself', async () => {
    const file = path.join(folder, 'loop.jpg');
    await symlink(file, file);
    expect(await decodeFile(file, LIMITS)).toMatchObject({ fault: { code: 'image-unreadable' } });
  });

  test.skipIf(process.platform === 'win32')('a pipe named like a picture, which would never end', async () => {
    const file = path.join(folder, 'pipe.jpg');
    execFileSync('mkfifo', [file]);
    expect(await decodeFile(file, LIMITS)).toMatchObject({ fault: { code: 'image-unreadable' } });
  });

  // The superuser may read everything.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('a file that may not be read', async () => {
    const file = path.join(folder, 'secret.jpg');
    await writeFile(file, await testPicture().jpeg().toBuffer());
    await chmod(file, 0o000);
    expect(await decodeFile(file, LIMITS)).toMatchObject({ fault: { code: 'file-forbidden' } });
  });
});

/** A TIFF of five bands, as multispectral cameras write. */
async function ofFiveBands(): Promise<Buffer> {
  const band = Buffer.alloc(WIDTH * HEIGHT, 90);
  return sharp(await testPicture().png().toBuffer())
    .joinChannel([band, band], { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .tiff({ compression: 'none' })
    .toBuffer();
}

/** The pixels that a camera stores with an EXIF orientation, so that applying it gives the test image. */
async function uprightTurnedTo(orientation: number): Promise<Sharp> {
  const bytes = await testPicture().png().toBuffer();
  const turned = (degrees: number) => sharp(bytes).rotate(degrees);
  switch (orientation) {
    case 2:
      return sharp(bytes).flop();
    case 3:
      return turned(180);
    case 4:
      return sharp(bytes).flip();
    case 5:
      return sharp(await turned(270).png().toBuffer()).flip();
    case 6:
      return turned(270);
    case 7:
      return sharp(await turned(90).png().toBuffer()).flip();
    case 8:
      return turned(90);
    default:
      return sharp(bytes);
  }
}

async function bitmap(bitPP: 24 | 32): Promise<Uint8Array> {
  const rgb = await testPicture().raw().toBuffer();
  const values = Array.from({ length: WIDTH * HEIGHT }, (_, i) => rgb.readUIntBE(i * 3, 3));
  return bitmapFile({ width: WIDTH, height: HEIGHT, bits: bitPP, values });
}

function noise(side: number): Uint8Array {
  return Uint8Array.from({ length: side * side * 3 }, (_, i) => (i * 7919) % 251);
}

/** A valid PNG of one bit per pixel, all of it zero. */
function pngBomb(side: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const lines = deflateSync(Buffer.alloc(1000), { level: 9 });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', lines),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
