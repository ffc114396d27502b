import { readFileSync, type Stats, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { imageUnreadable, type PictureDamage } from '../../../preload/contract/faults/picture-damage.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { decodeBmp, isBmp } from './bmp/decode-bmp.ts';
import { hiddenDamage } from './container/hidden-damage.ts';
import { isJpeg } from './container/jpeg-markers.ts';
import { withWholeSpectrum } from './container/jpeg-scan-header.ts';
import { lacksScans } from './container/jpeg-scans.ts';
import { holdsSeveralPictures } from './container/several-pictures.ts';
import { webpWithoutEnd } from './container/webp-end.ts';
import { opaque, wordsOf } from './picture/opaque.ts';
import type { Picture } from './picture/pixels.ts';
import { type BitsRule, toEightBits } from './picture/used-bits.ts';

/** Pictures of more pixels are shrunk by a power of two while they are read, to bound the memory of a worker. */
const ENOUGH_PIXELS = 32_000_000;
/** No honest picture within the pixel limit needs more bytes for each pixel: 16 bits, four channels. */
const MAX_BYTES_PER_PIXEL = 8;
/** Numbers without a sign, of 8 bits at most and of 16. */
const DEPTHS: ReadonlySet<string> = new Set(['uchar', 'ushort']);
/** Grey, or red, green and blue. Of others, as those of print, every program makes these in its own way. */
const COLOURS: ReadonlySet<string> = new Set(['b-w', 'srgb', 'grey16', 'rgb16']);
/** With one for transparency. */
const MOST_CHANNELS = 4;
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'tiff', 'heif', 'gif']);

// Each worker is a thread of its own already; threads inside the library would only take cores from one another.
sharp.concurrency(1);
sharp.cache(false);

export type DecodeLimits = Readonly<{
  maxPixels: number;
  /** The longer side of the largest model input this picture is meant for. */
  neededSide: number;
  /** How many bits of 16 are used; left out: nobody has said. */
  usedBits?: BitsRule;
}>;

/** Reads and decodes a picture file: upright, 8 bits, grey or red-green-blue. Damage, oversize and a second picture are faults. */
export async function decodeFile(path: string, limits: DecodeLimits): Promise<Result<Picture>> {
  try {
    return refusalOf(await stat(path), limits) ?? (await decodeBytes(await readFile(path), limits));
  } catch (error) {
    return failed(fileFault(error));
  }
}

/**
 * As {@link decodeFile}, for a thread that has nothing else to do: it waits for the disk itself, which costs a part less
 * than having other threads wait.
 */
export async function decodeFileWaiting(path: string, limits: DecodeLimits): Promise<Result<Picture>> {
  try {
    return refusalOf(statSync(path), limits) ?? (await decodeBytes(readFileSync(path), limits));
  } catch (error) {
    return failed(fileFault(error));
  }
}

/** What speaks against reading the file at all. */
function refusalOf(file: Stats, { maxPixels }: DecodeLimits) {
  if (file.isDirectory()) return unreadable('this is a folder');
  if (!file.isFile()) return unreadable('this is not a regular file');
  return file.size > maxPixels * MAX_BYTES_PER_PIXEL ? unreadable(`the file has ${file.size} bytes`) : null;
}

/** As {@link decodeFile}, from memory. */
export async function decodeBytes(bytes: Uint8Array, limits: DecodeLimits): Promise<Result<Picture>> {
  if (bytes.length === 0) return unreadable('the file is empty', 'empty');
  if (isBmp(bytes)) return decodeBmp(bytes, limits.maxPixels);
  try {
    const readable = isJpeg(bytes) ? withWholeSpectrum(bytes) : bytes;
    const header = await sharp(readable, { limitInputPixels: false }).metadata();
    return await decodeKnown(readable, header, limits);
  } catch (error) {
    const reason = error instanceof Error ? tellingLine(error.message) : String(error);
    return unreadable(reason, damageOf(reason));
  }
}

async function decodeKnown(bytes: Uint8Array, header: Metadata, limits: DecodeLimits): Promise<Result<Picture>> {
  const { format, width, height } = header;
  if (!FORMATS.has(format)) return unreadable(`${format} is not a camera's picture format`, 'unknown-format');
  // Checked on the header, before anything of that size is allocated.
  if (width * height > limits.maxPixels) {
    return failed({ code: 'image-too-large', width, height, maxPixels: limits.maxPixels });
  }
  if (!DEPTHS.has(header.depth)) return unreadable(`its values are of the kind ${header.depth}`, 'depth');
  if (!COLOURS.has(header.space) || header.channels > MOST_CHANNELS) {
    return unreadable(`its colours are of the kind ${header.space}, ${header.channels} for each pixel`, 'colours');
  }
  if (holdsSeveralPictures(bytes, header)) {
    return unreadable('the file holds several pictures, of which only one could be judged', 'several-pictures');
  }
  if (lacksScans(bytes)) return unreadable('it ends before all of its scans, and shows no detail', 'cut-off');
  const hidden = hiddenDamage(bytes, header);
  if (hidden !== null) return unreadable(hidden, damageOf(hidden));
  if (format === 'webp' && (await isReadWithoutEnd(bytes))) {
    return unreadable('its end is not needed to read it', 'damaged');
  }
  const size = header.autoOrient;
  // Colour profiles are ignored, as the tools that train detectors ignore them.
  const read = sharp(bytes, {
    failOn: 'warning',
    limitInputPixels: limits.maxPixels,
    ignoreIcc: true,
    autoOrient: true,
  });
  const shrunk = shrunkSize(size, limits.neededSide);
  const isGrey = header.channels <= 2;
  const isDeep = header.depth === 'ushort';
  const space = isDeep ? (isGrey ? 'grey16' : 'rgb16') : isGrey ? 'b-w' : 'srgb';
  const image = shrunk !== null && header.hasAlpha ? await opaque(read, space) : read;
  if (shrunk !== null) image.resize(shrunk.width, shrunk.height, { fit: 'fill' });
  const { data, info } = await image
    .removeAlpha()
    .toColourspace(space)
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const channels = info.channels === 1 ? 1 : 3;
  if (data.length !== info.width * info.height * channels * (isDeep ? 2 : 1)) {
    return unreadable(`decoding gave ${info.channels} channels`);
  }
  const samples = isDeep ? toEightBits(wordsOf(data), limits.usedBits ?? null) : ok(data);
  if (!samples.ok) return samples;
  return ok({ size, pixels: { width: info.width, height: info.height, channels, samples: samples.value } });
}

/** Whether a WebP can be read without its last bytes, which tells that what stands before them is not what was coded. */
async function isReadWithoutEnd(bytes: Uint8Array): Promise<boolean> {
  const shorter = webpWithoutEnd(bytes);
  if (shorter === null) return false;
  try {
    await sharp(shorter, { failOn: 'warning', limitInputPixels: false }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** The size a very large picture is shrunk to, never below what the model's input needs; `null`: read as it is. */
function shrunkSize({ width, height }: Size, neededSide: number): Size | null {
  const isTooLarge = (factor: number) => (width * height) / factor ** 2 > ENOUGH_PIXELS;
  const isEnough = (factor: number) => Math.max(width, height) / factor >= neededSide;
  const factor = [8, 4, 2].find((candidate) => isTooLarge(candidate / 2) && isEnough(candidate));
  return factor === undefined ? null : { width: Math.ceil(width / factor), height: Math.ceil(height / factor) };
}

function unreadable(complaint: string, damage?: PictureDamage) {
  return failed(imageUnreadable(complaint, damage));
}

/** What a sentence of libvips, or of our own, means to whoever looks after the camera. A TIFF that is cut off is an unknown format to it. */
function damageOf(reason: string): PictureDamage {
  if (/premature end|unexpected end|ends before its end/i.test(reason)) return 'cut-off';
  return /unsupported image format/i.test(reason) ? 'unknown-format' : 'damaged';
}

function fileFault(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const complaint = messageOf(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { code: 'file-vanished' };
    case 'EACCES':
    case 'EPERM':
      return { code: 'file-forbidden', complaint };
    default:
      return imageUnreadable(complaint);
  }
}

/** The first line that tells anything: that a warning counts as an error here is no news about the picture. */
function tellingLine(message: string): string {
  const [line] = message.split('\n').filter((text) => text !== '' && !text.includes('failOn setting'));
  return line ?? 'the file is damaged';
}
