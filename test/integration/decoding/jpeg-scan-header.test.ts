import { expect, test } from 'vitest';
import { withWholeSpectrum } from '../../../main/engine/vision/container/jpeg-scan-header.ts';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { smallPicture } from '../../support/files/pictures.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const EOI = Buffer.from([0xff, 0xd9]);
const plain = await smallPicture(1, 160, 120).jpeg({ quality: 92 }).toBuffer();

/** A copy whose first scan states a spectrum of its own. */
function stating(jpeg: Buffer, spectrum: readonly number[]): Buffer {
  const scanAt = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const end = scanAt + 2 + jpeg.readUInt16BE(scanAt + 2);
  const copy = Buffer.from(jpeg);
  copy.set(spectrum, end - 3);
  return copy;
}

test.for([
  [0, 0, 0],
  [0, 62, 0],
  [1, 63, 0],
  [0, 63, 0x10],
])('a sequential JPEG that states the spectrum %i to %i (%i) shows the pixels it holds', async (spectrum) => {
  const right = await decodeBytes(plain, LIMITS);
  expect(right.ok).toBe(true);
  expect(await decodeBytes(stating(plain, spectrum), LIMITS)).toEqual(right);
});

test('half of such a JPEG is refused, with and without an end', async () => {
  const half = stating(plain, [0, 0, 0]).subarray(0, plain.length / 2);
  const cutOff = { ok: false, fault: { code: 'image-unreadable' } };
  expect(await decodeBytes(half, LIMITS)).toMatchObject(cutOff);
  expect(await decodeBytes(Buffer.concat([half, EOI]), LIMITS)).toMatchObject(cutOff);
});

test('a progressive JPEG, in which the fields have a meaning, is left as it is', async () => {
  const progressive = await smallPicture(1, 160, 120).jpeg({ progressive: true }).toBuffer();
  expect(withWholeSpectrum(progressive)).toBe(progressive);
  expect(withWholeSpectrum(plain)).toBe(plain);
});

test('each of several scans is corrected, across restart markers and tables between them', () => {
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
  const scan = (spectrum: readonly number[]) => [0xff, 0xda, 0, 8, 1, 1, 0, ...spectrum];
  const coded = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
  const tables = [0xff, 0xc4, 0, 4, 1, 2];
  const whole = (spectrum: readonly number[]) =>
    Uint8Array.from([
      0xff,
      0xd8,
      ...frame,
      ...scan(spectrum),
      ...coded,
      ...tables,
      ...scan(spectrum),
      ...coded,
      ...EOI,
    ]);
  expect(withWholeSpectrum(whole([0, 0, 0]))).toEqual(whole([0, 63, 0]));
});
