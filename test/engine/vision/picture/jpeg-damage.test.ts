import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../main/domain/statistics/seeded-random.ts';
import { jpegDamage } from '../../../../main/engine/vision/container/jpeg-damage.ts';
import { decodeBytes } from '../../../../main/engine/vision/decode.ts';
import { smallPicture } from '../../../support/files/pictures.ts';
import { plainJpeg } from '../../../support/files/plain-jpeg.ts';

const WHOLE = { blocksAcross: 5, blocksDown: 4 } as const;
const MORE = 'more is coded than its size says';

describe('a complete JPEG is not damaged', () => {
  test.for([
    { quality: 1 },
    { quality: 60 },
    { quality: 92, chromaSubsampling: '4:4:4' },
    { quality: 100 },
    { quality: 100, chromaSubsampling: '4:4:4', optimiseCoding: false },
    { quality: 92, progressive: true },
    { quality: 85, mozjpeg: true },
    { quality: 40, trellisQuantisation: true, overshootDeringing: true },
  ])('by our encoder: %o', async (options) => {
    for (const [width, height] of [
      [1, 1],
      [48, 32],
      [333, 257],
    ] as const) {
      const pictures = [smallPicture(3, width, height), smallPicture(3, width, height).threshold(120)];
      for (const picture of [...pictures, smallPicture(4, width, height).toColourspace('b-w')]) {
        expect(jpegDamage(await picture.jpeg(options).toBuffer())).toBeNull();
      }
    }
  });

  test('without its own tables, like a camera’s moving images', () => {
    expect(jpegDamage(plainJpeg(WHOLE))).toBeNull();
    expect(jpegDamage(plainJpeg({ ...WHOLE, differences: [3, -90, 0, 100, -1, 7, -20] }))).toBeNull();
  });

  test.for([1, 3, 7, 20])('with a restart marker after each %i blocks', (restartInterval) => {
    expect(jpegDamage(plainJpeg({ ...WHOLE, restartInterval }))).toBeNull();
  });

  test('as its decoder agrees', async () => {
    for (const restartInterval of [0, 3]) {
      const jpeg = plainJpeg({ ...WHOLE, restartInterval, differences: [3, -20, 4] });
      expect(await decodeBytes(jpeg, { maxPixels: 10_000, neededSide: 0 })).toMatchObject({
        ok: true,
        value: { size: { width: 40, height: 32 } },
      });
    }
  });

  test('with a restart marker or a few bytes of filling after its last block', () => {
    expect(jpegDamage(plainJpeg({ ...WHOLE, restartInterval: 10, behind: [0xff, 0xd1] }))).toBeNull();
    expect(jpegDamage(plainJpeg({ ...WHOLE, behind: [0, 0, 0] }))).toBeNull();
    expect(jpegDamage(plainJpeg({ ...WHOLE, behind: [0xff, 0, 0xff, 0xff] }))).toBeNull();
  });
});

describe('what a decoder would show silently is damage', () => {
  const files: Record<string, readonly [file: Parameters<typeof plainJpeg>[0], said: string]> = {
    'a header that says fewer rows than are coded': [{ ...WHOLE, blocksDown: 8, statedHeight: 32 }, MORE],
    'the same with restart markers': [{ ...WHOLE, blocksDown: 8, statedHeight: 32, restartInterval: 5 }, MORE],
    'a header that says more rows than are coded': [{ ...WHOLE, statedHeight: 40 }, 'it ends before its end'],
    'restart markers out of order': [
      { ...WHOLE, restartInterval: 5, restartNumbers: [0, 2, 1] },
      'its restart markers are out of order',
    ],
    'bytes behind the last code': [{ ...WHOLE, behind: [0x12, 0x34] }, MORE],
    'brightness that no picture has': [{ ...WHOLE, differences: [100, 100] }, 'its codes are no picture’s'],
    'a step of zero': [{ ...WHOLE, step: 0 }, 'a quantisation table of it says zero'],
  };
  test.for(Object.entries(files))('%s', ([, [file, said]]) => {
    expect(jpegDamage(plainJpeg(file))).toBe(said);
  });

  test('a height lowered by any number of rows of blocks, in files by our encoder', async () => {
    for (const chromaSubsampling of ['4:2:0', '4:4:4']) {
      const jpeg = await smallPicture(5, 320, 240).jpeg({ quality: 90, chromaSubsampling }).toBuffer();
      const headerAt = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
      for (let height = 224; height > 0; height -= 16) {
        jpeg.writeUInt16BE(height, headerAt + 5);
        expect(jpegDamage(jpeg)).toBe(MORE);
      }
    }
  });

  test('a component that comes twice', () => {
    const jpeg = plainJpeg(WHOLE);
    const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), -2);
    expect(jpegDamage(Buffer.concat([jpeg.subarray(0, -2), scan, jpeg.subarray(-2)]))).toBe(
      'a scan of it is there twice',
    );
  });

  test.for([0xc3, 0xc5, 0xc9, 0xcb])('a frame of the kind %i, which no camera writes', (kind) => {
    const jpeg = plainJpeg(WHOLE);
    jpeg[jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 1] = kind;
    expect(jpegDamage(jpeg)).toBe('it is coded in a way that no camera uses');
  });
});

test('whatever it contains, a JPEG is judged and never throws', () => {
  const whole = plainJpeg({ ...WHOLE, restartInterval: 6 });
  const random = seededRandom(7);
  for (let i = 0; i < 3000; i += 1) {
    const damaged = Buffer.from(whole);
    for (let n = 0; n < 1 + random() * 4; n += 1)
      damaged[2 + Math.floor(random() * (damaged.length - 2))] = random() * 256;
    const said = jpegDamage(damaged);
    expect(said === null || said.length > 0).toBe(true);
  }
});
