import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../../main/engine/vision/decode.ts';
import { smallPicture } from '../../support/files/pictures.ts';

const LIMITS = { maxPixels: 1_000_000, neededSide: 640 };
const damaged = (reason: string) => ({
  ok: false,
  fault: { code: 'image-unreadable', why: 'damaged', figures: { complaint: reason } },
});
const SCREEN_AT = 6;

describe('anything a decoder would show that the camera did not see is damage', () => {
  test.for([
    ['width', 5],
    ['height', 7],
    ['left', 1],
    ['top', 3],
  ] as const)('a GIF whose frame has another %s than its screen', async ([, at]) => {
    const gif = await smallPicture(1, 120, 90).gif().toBuffer();
    const frameAt = frameOf(gif);
    expect(await decodeBytes(gif, LIMITS)).toMatchObject({ ok: true });
    gif.writeUInt16LE(40, frameAt + at);
    expect(await decodeBytes(gif, LIMITS)).toMatchObject(damaged('its frame does not cover its picture'));
  });

  test('a PNG of palette colours whose header says grey', async () => {
    const png = await smallPicture().png({ palette: true, colours: 256 }).toBuffer();
    expect(await decodeBytes(png, LIMITS)).toMatchObject({ ok: true });
    // After the signature, and the length and type of the first chunk.
    png[16 + 9] = 0;
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
    expect(await decodeBytes(png, LIMITS)).toMatchObject(damaged('it says that it is grey, and has a palette'));
  });

  test('a transparent lossy WebP, whose encoder leaves out invisible pixels', async () => {
    const clear = await smallPicture().ensureAlpha(0).webp({ quality: 90 }).toBuffer();
    expect(await decodeBytes(clear, LIMITS)).toMatchObject(damaged('it is transparent, and has no colours there'));
    const lossless = await smallPicture().ensureAlpha(0).webp({ lossless: true, exact: true }).toBuffer();
    expect(await decodeBytes(lossless, LIMITS)).toMatchObject({ ok: true });
  });

  test('a progressive JPEG into which the scans of another were put', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map((seed) => smallPicture(seed).jpeg({ progressive: true }).toBuffer()),
    );
    const joined = Buffer.concat([one?.subarray(0, -2) ?? Buffer.alloc(0), other?.subarray(2) ?? Buffer.alloc(0)]);
    expect(await decodeBytes(joined, LIMITS)).toMatchObject(damaged('it has two headers'));
  });
});

/** Where the only frame of a GIF begins: after the screen descriptor, its colours and the frame's extensions. */
function frameOf(gif: Buffer): number {
  const size = Buffer.alloc(9);
  size[0] = 0x2c;
  gif.copy(size, 5, SCREEN_AT, SCREEN_AT + 4);
  const at = gif.indexOf(size);
  if (at === -1) throw new Error('no frame');
  return at;
}
