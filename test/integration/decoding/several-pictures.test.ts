import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { pictureBytes, smallPicture } from '../../support/files/pictures.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const several = { ok: false, fault: { code: 'image-unreadable', why: 'several-pictures' } };
const first = await smallPicture(1).png().toBuffer();
const second = await smallPicture(2).png().toBuffer();
const jpeg = await smallPicture(1).jpeg().toBuffer();
const otherJpeg = await smallPicture(2).jpeg().toBuffer();

describe('a file with several images is refused, because the defect may be on any of them', () => {
  const files: Record<string, () => Promise<Uint8Array>> = {
    'a TIFF of two pages': () => joined().tiff({ compression: 'lzw' }).toBuffer(),
    'a BigTIFF of two pages': () => joined().tiff({ compression: 'none', bigtiff: true }).toBuffer(),
    'a TIFF that begins with a smaller copy': async () => markedAs(await smallPicture().tiff().toBuffer(), 1),
    'an animated GIF': () => joined().gif().toBuffer(),
    'an animated WebP': () => joined().webp().toBuffer(),
    'an animated PNG': async () => withAnimation(first, 2),
    'a PNG whose picture is not its animation': async () => withAnimation(first, 1),
    'a JPEG behind a JPEG': async () => Buffer.concat([jpeg, otherJpeg]),
    'a JPEG with padding before the next': async () => Buffer.concat([jpeg, Buffer.alloc(300), otherJpeg]),
    ...Object.fromEntries(
      (['png', 'webp', 'gif', 'tiff', 'avif'] as const).flatMap((format) => [
        [`a ${format} behind a JPEG`, async () => Buffer.concat([jpeg, await smallPicture(2)[format]().toBuffer()])],
        [`a ${format} behind a PNG`, async () => Buffer.concat([first, await smallPicture(2)[format]().toBuffer()])],
        [
          `a ${format} behind a GIF`,
          async () =>
            Buffer.concat([await smallPicture(1).gif().toBuffer(), await smallPicture(2)[format]().toBuffer()]),
        ],
      ]),
    ),
    'a bitmap behind a JPEG': async () => Buffer.concat([jpeg, await pictureBytes('bmp')]),
    'a JPEG behind a PNG': async () => Buffer.concat([first, jpeg]),
    'a TIFF whose second picture is said to be a smaller copy, and is as large': async () =>
      withEverySubfile(await joined().tiff({ compression: 'lzw' }).toBuffer()),
    'a stereo JPEG': async () => withIndex(jpeg, otherJpeg, 0x02_0003),
  };
  test.for(Object.entries(files))('%s', async ([, make]) => {
    expect(await decodeBytes(await make(), LIMITS)).toMatchObject(several);
  });
});

describe('anything that is not an image of its own does not count', () => {
  const files: Record<string, () => Promise<Uint8Array>> = {
    'a thumbnail in the header of a JPEG': () =>
      smallPicture()
        .withMetadata({ exif: { IFD0: { ImageDescription: Buffer.from([0xff, 0xd8, 0xff]).toString('latin1') } } })
        .jpeg()
        .toBuffer(),
    'a larger thumbnail that the index of a JPEG names as one': async () => withIndex(jpeg, otherJpeg, 0x01_0001),
    'zeros and a maker’s trailer behind a JPEG': async () =>
      Buffer.concat([jpeg, Buffer.alloc(5000), Buffer.from('SEFT')]),
    'smaller copies in a TIFF': () => smallPicture(1, 600, 400).tiff({ pyramid: true, tile: true }).toBuffer(),
    'an animation of one frame': async () => withAnimation(first, 1, true),
  };
  test.for(Object.entries(files))('%s', async ([, make]) => {
    expect(await decodeBytes(await make(), LIMITS)).toMatchObject({ ok: true });
  });
});

function joined() {
  return sharp([first, second], { join: { animated: true } });
}

/** States in the only directory of a little-endian TIFF what kind of image it is. */
function markedAs(tiff: Buffer, kind: number): Buffer {
  const at = tiff.readUInt32LE(4);
  const count = tiff.readUInt16LE(at);
  for (let field = at + 2; field < at + 2 + count * 12; field += 12) {
    if (tiff.readUInt16LE(field) === 254) {
      tiff.writeUInt32LE(kind, field + 8);
      return tiff;
    }
  }
  const directory = Buffer.concat([tiff.subarray(at, at + 2), Buffer.from([254, 0, 4, 0, 1, 0, 0, 0, kind, 0, 0, 0])]);
  directory.writeUInt16LE(count + 1, 0);
  const moved = Buffer.concat([tiff, directory, tiff.subarray(at + 2, at + 2 + count * 12 + 4)]);
  moved.writeUInt32LE(tiff.length, 4);
  return moved;
}

/** Marks all directories of a little-endian TIFF except the first as smaller copies. */
function withEverySubfile(tiff: Buffer): Buffer {
  const copy = Buffer.from(tiff);
  for (let at = copy.readUInt32LE(4), index = 0; at !== 0; index += 1) {
    const count = copy.readUInt16LE(at);
    for (let field = at + 2; field < at + 2 + count * 12; field += 12) {
      if (copy.readUInt16LE(field) === 254 && index > 0) copy.writeUInt32LE(1, field + 8);
    }
    at = copy.readUInt32LE(at + 2 + count * 12);
  }
  return copy;
}

/** A PNG that claims to be animated; plain PNG decoders ignore that, checksums included. */
function withAnimation(png: Buffer, frames: number, isFrameFirst = false): Buffer {
  const control = Buffer.from([0, 0, 0, frames, 0, 0, 0, 0]);
  const chunks = [chunk('acTL', control), ...(isFrameFirst ? [chunk('fcTL', Buffer.alloc(26))] : [])];
  const headerEnd = 8 + 25;
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** Two JPEGs in one file with the index of CIPA DC-007, which states the kind of the second. */
function withIndex(one: Buffer, two: Buffer, kind: number): Buffer {
  const index = Buffer.alloc(4 + 8 + 2 + 12 + 4 + 32);
  index.write('MPF\0', 0, 'latin1');
  index.write('MM', 4, 'latin1');
  index.writeUInt16BE(42, 6);
  index.writeUInt32BE(8, 8);
  index.writeUInt16BE(1, 12);
  index.writeUInt16BE(0xb002, 14);
  index.writeUInt16BE(7, 16);
  index.writeUInt32BE(32, 18);
  index.writeUInt32BE(26, 22);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe2, 0);
  head.writeUInt16BE(2 + index.length, 2);
  // Offsets count from the end of the name of the index.
  const base = 2 + head.length + 4;
  index.writeUInt32BE(0x03_0000, 30);
  index.writeUInt32BE(one.length, 34);
  index.writeUInt32BE(kind, 46);
  index.writeUInt32BE(two.length, 50);
  index.writeUInt32BE(one.length + head.length + index.length - base, 54);
  return Buffer.concat([one.subarray(0, 2), head, index, one.subarray(2), two]);
}
