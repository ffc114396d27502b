import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ByteSource, Ending } from '../../../main/engine/ingest/ending/byte-source.ts';
import { readEnding } from '../../../main/engine/ingest/ending/read-ending.ts';
import { type PictureFormat, pictureBytes } from '../../support/files/pictures.ts';

const FORMATS: readonly PictureFormat[] = [
  'jpeg',
  'progressive-jpeg',
  'png',
  'webp',
  'tiff',
  'big-tiff',
  'bmp',
  'gif',
  'avif',
];

function endingOf(bytes: Buffer): Promise<Ending> {
  const source: ByteSource = {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.max(offset, Math.min(bytes.length, offset + length))),
  };
  return readEnding(source);
}

describe.each(FORMATS)('a %s file', (format) => {
  test('is complete with its last byte and never before', async () => {
    const bytes = await pictureBytes(format);
    expect(await endingOf(bytes)).toBe('present');
    // A GIF's trailer is one byte that pixels may hold too: only stillness tells there.
    if (format === 'gif') return;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 2 }), async (length) => {
        expect(await endingOf(bytes.subarray(0, length))).not.toBe('present');
      }),
    );
  });

  test('that was allocated in advance is not complete while the rest is zeros', async () => {
    const bytes = await pictureBytes(format);
    const halfWritten = Buffer.alloc(bytes.length + 8192);
    bytes.copy(halfWritten, 0, 0, Math.floor(bytes.length * 0.6));
    expect(await endingOf(halfWritten.subarray(0, bytes.length))).toBe('blank');
  });
});

test.each(['jpeg', 'png', 'webp', 'bmp', 'tiff'] as const)(
  'padding behind the end of a %s does no harm',
  async (format) => {
    const bytes = await pictureBytes(format);
    for (const length of [300, 3000])
      expect(await endingOf(Buffer.concat([bytes, Buffer.alloc(length)]))).toBe('present');
  },
);

test.each(['jpeg', 'png', 'gif'] as const)('however much room was reserved behind a %s', async (format) => {
  const bytes = await pictureBytes(format);
  expect(await endingOf(Buffer.concat([bytes, Buffer.alloc(300_000)]))).toBe('present');
  if (format === 'gif') return;
  expect(await endingOf(Buffer.concat([bytes.subarray(0, -40), Buffer.alloc(300_000)]))).toBe('blank');
});

test('the end of a thumbnail in the header is not the end of the image', async () => {
  const photo = await pictureBytes('jpeg', 1);
  const thumbnail = await pictureBytes('jpeg', 2);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(thumbnail.length + 2);
  const header = Buffer.concat([photo.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, thumbnail]);
  const whole = Buffer.concat([header, photo.subarray(2)]);

  expect(await endingOf(header)).toBe('absent');
  expect(await endingOf(whole.subarray(0, whole.length - 2))).toBe('absent');
  expect(await endingOf(whole)).toBe('present');
});

test('bytes that are not an image never throw and are never complete', async () => {
  const starts = ['', '\xff\xd8\xff', '\x89PNG', 'RIFF\x10\0\0\0WEBP', 'BM', 'II*\0', 'MM\0+', '\0\0\0\x18ftyp'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
      expect(['present', 'unproven', 'blank', 'absent']).toContain(await endingOf(bytes));
    }),
  );
  expect(await endingOf(Buffer.alloc(0))).toBe('blank');
  expect(await endingOf(Buffer.alloc(5000))).toBe('blank');
  expect(await endingOf(Buffer.from('<html>no picture</html>'))).toBe('absent');
});
