import { expect, test } from 'vitest';
import { lacksScans } from '../../../main/engine/vision/container/jpeg-scans.ts';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { smallPicture } from '../../support/files/pictures.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const EOI = Buffer.from([0xff, 0xd9]);
const SOS = Buffer.from([0xff, 0xda]);
const TABLES = Buffer.from([0xff, 0xc4]);

function scansOf(jpeg: Buffer): readonly number[] {
  const found: number[] = [];
  for (let at = jpeg.indexOf(SOS); at !== -1; at = jpeg.indexOf(SOS, at + 2)) found.push(at);
  return found;
}

/** The file as if the camera had ended it after this many scans; a scan begins with its first table. */
function after(count: number, jpeg: Buffer): Buffer {
  const scans = scansOf(jpeg);
  const [last = 0, next = 0] = [scans[count - 1], scans[count]];
  const tables = jpeg.indexOf(TABLES, last);
  return Buffer.concat([jpeg.subarray(0, tables === -1 ? next : Math.min(tables, next)), EOI]);
}

const progressive = await smallPicture(3, 320, 240).jpeg({ progressive: true, quality: 92 }).toBuffer();
const scanCount = scansOf(progressive).length;

test('a progressive JPEG that ends after any of its scans but the last is cut off, however complete it looks', async () => {
  expect(scanCount).toBeGreaterThan(5);
  for (let count = 1; count < scanCount; count += 1) {
    expect(await decodeBytes(after(count, progressive), LIMITS)).toMatchObject({
      ok: false,
      fault: { code: 'image-unreadable', why: 'cut-off' },
    });
  }
});

test.for([
  { progressive: true },
  { progressive: true, mozjpeg: true },
  { progressive: true, chromaSubsampling: '4:4:4' },
  { progressive: false },
  { progressive: false, mozjpeg: true },
])('a JPEG with all of its scans is read: %o', async (options) => {
  for (const picture of [smallPicture(4, 320, 240), smallPicture(5, 320, 240).toColourspace('b-w')]) {
    expect((await decodeBytes(await picture.jpeg(options).toBuffer(), LIMITS)).ok).toBe(true);
  }
});

test('anything after the end of an image is not one of its scans', () => {
  expect(lacksScans(Buffer.concat([after(1, progressive), progressive]))).toBe(true);
});

test('a sequential JPEG whose components come in separate scans needs them all', () => {
  const frame = [0xff, 0xc0, 0, 14, 8, 0, 8, 0, 8, 2, 1, 0x11, 0, 2, 0x11, 0];
  const scan = (component: number) => [0xff, 0xda, 0, 8, 1, component, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0xff, 0xd0, 0x56];
  const jpeg = (...components: number[]) =>
    Uint8Array.from([0xff, 0xd8, ...frame, ...components.flatMap(scan), ...EOI]);
  expect(lacksScans(jpeg(1, 2))).toBe(false);
  expect(lacksScans(jpeg(1))).toBe(true);
});
