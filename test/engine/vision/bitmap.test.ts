import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBmp } from '../../../main/engine/vision/bmp/decode-bmp.ts';
import { type BitmapFile, bitmapFile } from '../../support/files/bitmap-file.ts';

const LIMIT = 1_000_000;
const GREYS = Array.from({ length: 256 }, (_, level) => [level, level, level] as const);
const COLOURS = Array.from({ length: 256 }, (_, i) => [(i * 7) & 255, (i * 31 + 5) & 255, 255 - i] as const);

function read(file: Buffer) {
  const decoded = decodeBmp(file, LIMIT);
  if (!decoded.ok) return decoded.fault;
  const { width, height, channels, samples } = decoded.value.pixels;
  return { width, height, channels, samples: [...samples] };
}

/** What a reader has to see: the palette's colours of the values, from the top down. */
function coloured({ width, height, values }: BitmapFile, palette: BitmapFile['palette'] = []) {
  return { width, height, channels: 3, samples: values.flatMap((value) => palette[value] ?? []) };
}

const side = fc.integer({ min: 1, max: 19 });
function pictures(bits: BitmapFile['bits'], colours: number) {
  return fc
    .tuple(side, side)
    .chain(([width, height]) =>
      fc
        .array(fc.nat({ max: colours - 1 }), { minLength: width * height, maxLength: width * height })
        .map((values): BitmapFile => ({ width, height, bits, values })),
    );
}
const layouts = fc.record({
  isTopDown: fc.boolean(),
  gap: fc.nat({ max: 9 }),
  headerBytes: fc.constantFrom(40, 52, 56, 108, 124),
});

describe('a bitmap of known pixels is read as those pixels', () => {
  test.for([1, 4, 8] as const)('with %i bits and a palette', (bits) => {
    fc.assert(
      fc.property(pictures(bits, 2 ** bits), layouts, (file, layout) => {
        const palette = COLOURS.slice(0, 2 ** bits);
        expect(read(bitmapFile({ ...file, ...layout, palette }))).toEqual(coloured(file, palette));
      }),
      { numRuns: 60 },
    );
  });

  test.for([1, 4, 8] as const)('with %i bits and the header of OS/2, whose colours take three bytes', (bits) => {
    fc.assert(
      fc.property(pictures(bits, 2 ** bits), (file) => {
        const palette = COLOURS.slice(0, 2 ** bits);
        expect(read(bitmapFile({ ...file, headerBytes: 12, palette }))).toEqual(coloured(file, palette));
      }),
      { numRuns: 30 },
    );
  });

  test('with 8 bits of grey, as one channel', () => {
    fc.assert(
      fc.property(pictures(8, 256), layouts, (file, layout) => {
        const { width, height, values } = file;
        expect(read(bitmapFile({ ...file, ...layout, palette: GREYS }))).toEqual({
          width,
          height,
          channels: 1,
          samples: values,
        });
      }),
      { numRuns: 60 },
    );
  });

  test('with a palette shorter than its bits could tell apart', () => {
    const palette = COLOURS.slice(0, 5);
    const file: BitmapFile = { width: 3, height: 2, bits: 8, values: [0, 1, 2, 3, 4, 0], palette };
    expect(read(bitmapFile(file))).toEqual(coloured(file, palette));
  });

  test.for([24, 32] as const)('with %i bits', (bits) => {
    fc.assert(
      fc.property(pictures(bits, 2 ** 24), layouts, (file, layout) => {
        const samples = file.values.flatMap((value) => [value >>> 16, (value >>> 8) & 255, value & 255]);
        const { width, height } = file;
        expect(read(bitmapFile({ ...file, ...layout }))).toEqual({ width, height, channels: 3, samples });
      }),
      { numRuns: 60 },
    );
  });

  const fields = [
    { name: '5, 5, 5 bits without masks', masks: [], bits: 16, parts: [10, 5, 0], most: [31, 31, 31] },
    { name: '5, 6, 5', masks: [0xf800, 0x7e0, 0x1f], bits: 16, parts: [11, 5, 0], most: [31, 63, 31] },
    { name: '4, 4, 4', masks: [0xf00, 0xf0, 0xf], bits: 16, parts: [8, 4, 0], most: [15, 15, 15] },
    { name: 'blue first', masks: [0xff, 0xff00, 0xff0000], bits: 32, parts: [0, 8, 16], most: [255, 255, 255] },
    {
      name: '10 bits each',
      masks: [0x3ff00000, 0xffc00, 0x3ff],
      bits: 32,
      parts: [20, 10, 0],
      most: [1023, 1023, 1023],
    },
    {
      name: 'colours at the upper end, and alpha',
      masks: [0xff000000, 0xff0000, 0xff00, 0xff],
      bits: 32,
      parts: [24, 16, 8],
      most: [255, 255, 255],
    },
  ] as const;
  test.for(fields.flatMap((field) => [40, 124].map((headerBytes) => ({ ...field, headerBytes }))))(
    'with fields of $name, header of $headerBytes bytes',
    ({ masks, bits, parts, most, headerBytes }) => {
      const values = [0, 0.2, 0.5, 0.77, 1, 0.31].map((share) =>
        parts.reduce<number>((sum, shift, i) => sum + Math.round(share ** (i + 1) * (most[i] ?? 0)) * 2 ** shift, 0),
      );
      const samples = values.flatMap((value) =>
        parts.map((shift, i) => Math.round(((Math.floor(value / 2 ** shift) & (most[i] ?? 0)) * 255) / (most[i] ?? 1))),
      );
      const file = bitmapFile({ width: 3, height: 2, bits, values, masks, headerBytes: headerBytes as 40 | 124 });
      expect(read(file)).toEqual({ width: 3, height: 2, channels: 3, samples });
    },
  );

  test('run-length coded with 8 bits, runs and plain stretches', () => {
    const file: BitmapFile = {
      width: 5,
      height: 2,
      bits: 8,
      values: [9, 8, 7, 6, 6, 3, 3, 3, 1, 1],
      palette: COLOURS,
      runs: { coding: 1, bytes: [3, 3, 2, 1, 0, 0, 0, 3, 9, 8, 7, 0, 2, 6, 0, 1] },
    };
    expect(read(bitmapFile(file))).toEqual(coloured(file, COLOURS));
  });

  test('run-length coded with 4 bits, two colours alternating in a run', () => {
    const file: BitmapFile = {
      width: 5,
      height: 2,
      bits: 4,
      values: [1, 2, 3, 4, 5, 7, 9, 7, 9, 7],
      palette: COLOURS.slice(0, 16),
      runs: { coding: 2, bytes: [5, 0x79, 0, 0, 0, 5, 0x12, 0x34, 0x50, 0, 0, 1] },
    };
    expect(read(bitmapFile(file))).toEqual(coloured(file, COLOURS));
  });

  test('run-length coded with padding at the ends of its lines', () => {
    const file: BitmapFile = {
      width: 3,
      height: 2,
      bits: 8,
      values: [4, 4, 4, 7, 8, 9],
      palette: COLOURS,
      runs: { coding: 1, bytes: [0, 4, 7, 8, 9, 0, 0, 0, 4, 4, 0, 1] },
    };
    expect(read(bitmapFile(file))).toEqual(coloured(file, COLOURS));
  });

  test('that does not say where its pixels begin, or has extra bytes after them', () => {
    const file: BitmapFile = { width: 3, height: 2, bits: 8, values: [0, 1, 2, 3, 4, 0], palette: COLOURS };
    const seen = coloured(file, COLOURS);
    expect(read(bitmapFile({ ...file, statesOffset: false }))).toEqual(seen);
    expect(read(Buffer.concat([bitmapFile(file), Buffer.alloc(7)]))).toEqual(seen);
  });
});

describe('a bitmap that cannot be read correctly is a fault', () => {
  const whole: BitmapFile = {
    width: 4,
    height: 3,
    bits: 8,
    values: Array.from({ length: 12 }, (_, i) => i),
    palette: GREYS,
  };
  const changed = (at: number, write: (file: Buffer, at: number) => void, file = whole): Buffer => {
    const bytes = bitmapFile(file);
    write(bytes, at);
    return bytes;
  };
  const runs = (coding: 1 | 2, bytes: readonly number[]) =>
    bitmapFile({
      width: 4,
      height: 1,
      bits: coding === 1 ? 8 : 4,
      values: [],
      palette: GREYS.slice(0, 16),
      runs: { coding, bytes },
    });

  test('wherever it is cut off', () => {
    for (const bits of [1, 4, 8, 16, 24, 32] as const) {
      const bytes = bitmapFile({
        ...whole,
        bits,
        values: whole.values.map((value) => value & 1),
        palette: bits > 8 ? [] : GREYS.slice(0, 2 ** bits),
      });
      for (let length = 2; length < bytes.length; length += 1) {
        expect(read(bytes.subarray(0, length))).toMatchObject({ code: 'image-unreadable', why: 'cut-off' });
      }
    }
  });

  const damaged: Record<string, () => Buffer> = {
    'no pixel wide': () => changed(18, (file, at) => file.writeInt32LE(0, at)),
    'no pixel high': () => changed(22, (file, at) => file.writeInt32LE(0, at)),
    'less than nothing wide': () => changed(18, (file, at) => file.writeInt32LE(-4, at)),
    'a header of no known size': () => changed(14, (file, at) => file.writeUInt32LE(41, at)),
    'two bits for each pixel': () => changed(28, (file, at) => file.writeUInt16LE(2, at)),
    'a JPEG within': () => changed(30, (file, at) => file.writeUInt32LE(4, at)),
    'pixels that begin within the header': () => changed(10, (file, at) => file.writeUInt32LE(30, at)),
    'an index that the palette does not have': () => bitmapFile({ ...whole, palette: GREYS.slice(0, 7) }),
    'no palette': () => bitmapFile({ ...whole, palette: [], gap: 0 }),
    'a mask with a hole': () => bitmapFile({ ...whole, bits: 32, palette: [], masks: [0xf0f, 0xf000, 0xf0000] }),
    'a mask of nothing': () => bitmapFile({ ...whole, bits: 16, palette: [], masks: [0, 0x7e0, 0x1f] }),
    'a mask outside of the pixel': () =>
      bitmapFile({ ...whole, bits: 16, palette: [], masks: [0x1f0000, 0x7e0, 0x1f] }),
    'run-length coded from the top down': () =>
      changed(22, (file, at) => file.writeInt32LE(-1, at), {
        ...{ width: 4, height: 1, bits: 8, values: [], palette: GREYS },
        runs: { coding: 1, bytes: [4, 2, 0, 1] },
      }),
    'a run across the end of a line': () => runs(1, [6, 2, 0, 1]),
    'more behind its end than it says': () => Buffer.concat([bitmapFile(whole), Buffer.from([7, 7])]),
    'more lines than it says': () => changed(22, (file, at) => file.writeInt32LE(2, at)),
    'more coded lines than it says': () => runs(1, [4, 2, 0, 0, 4, 3, 0, 1]),
    'an end before all pixels': () => runs(1, [3, 2, 0, 1]),
    'a line that leaves pixels out': () => runs(1, [3, 2, 0, 0, 1, 2, 0, 1]),
    'a jump over pixels': () => runs(1, [1, 2, 0, 2, 2, 0, 1, 2, 0, 1]),
    'runs without an end': () => runs(2, [2, 0x12]),
  };
  test.for(Object.entries(damaged))('with %s', ([, file]) => {
    expect(read(file())).toMatchObject({
      code: 'image-unreadable',
      figures: { complaint: expect.stringMatching(/^bitmap: /) },
    });
  });

  test('with more pixels than the limit, told from the header', () => {
    expect(read(changed(18, (file, at) => file.writeInt32LE(2 ** 31 - 1, at)))).toMatchObject({
      code: 'image-too-large',
    });
  });

  test('whatever it contains: it is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 200 }), (bytes) => {
        const file = Buffer.concat([Buffer.from('BM'), bytes]);
        const decoded = decodeBmp(file, LIMIT);
        if (decoded.ok) {
          const { width, height, channels, samples } = decoded.value.pixels;
          expect(samples.length).toBe(width * height * channels);
        } else {
          expect(decoded.fault.code).toMatch(/^image-/);
        }
      }),
    );
  });
});
