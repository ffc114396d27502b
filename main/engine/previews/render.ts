import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { removeOrLeave, renamePatiently } from '../../patient-files.ts';
import { decodeFile } from '../vision/decode.ts';
import { opaque } from '../vision/picture/opaque.ts';

/** What is made from an original for the screen. */
export type Rendition = 'picture' | 'thumbnail';

const SIDE: Readonly<Record<Rendition, number | null>> = { picture: null, thumbnail: 320 };
const QUALITY: Readonly<Record<Rendition, number>> = { picture: 92, thumbnail: 75 };
let count = 0;

/** Makes an upright JPEG of a picture and puts it, complete, under `target`. */
export async function render(
  source: string,
  target: string,
  rendition: Rendition,
  maxPixels: number,
): Promise<Result<null>> {
  const half = `${target}.${process.pid}-${++count}`;
  try {
    await mkdir(path.dirname(target), { recursive: true });
    const drawn = await draw(source, half, rendition, maxPixels);
    if (drawn.ok) await renamePatiently(half, target);
    return drawn;
  } finally {
    // What cannot be removed now goes with the old renditions.
    await removeOrLeave(half);
  }
}

async function draw(source: string, target: string, rendition: Rendition, maxPixels: number): Promise<Result<null>> {
  try {
    const { depth, space, hasAlpha } = await sharp(source, { limitInputPixels: false }).metadata();
    // A camera's 16-bit values may use only some of the bits, and would be shown almost black.
    if (depth === 'ushort') throw new Error('16 bits');
    // People see what the model saw, regardless of colour profile or transparency.
    const ignoreIcc = space !== 'cmyk';
    const image = sharp(source, { limitInputPixels: maxPixels, failOn: 'none', ignoreIcc }).autoOrient();
    await write(hasAlpha ? await opaque(image, 'srgb') : image, target, rendition);
    return ok(null);
  } catch {
    // The library that shrinks as it reads does not know every format that the station inspects.
    const neededSide = Math.ceil(Math.sqrt(maxPixels));
    const decoded = await decodeFile(source, { maxPixels, neededSide, usedBits: 'fitting' });
    if (!decoded.ok) return decoded;
    const { width, height, channels, samples } = decoded.value.pixels;
    try {
      await write(sharp(samples, { raw: { width, height, channels } }), target, rendition);
      return ok(null);
    } catch (error) {
      return failed({ code: 'internal', message: messageOf(error) });
    }
  }
}

async function write(image: Sharp, target: string, rendition: Rendition): Promise<void> {
  const side = SIDE[rendition];
  const sized = side === null ? image : image.resize(side, side, { fit: 'inside', withoutEnlargement: true });
  await sized.toColourspace('srgb').jpeg({ quality: QUALITY[rendition], mozjpeg: false }).toFile(target);
}
