import type { Metadata } from 'sharp';
import { gifFrames } from './gif-frames.ts';
import { endOfJpeg, hasFurtherJpeg } from './jpeg-pictures.ts';
import { pictureBegins } from './picture-starts.ts';
import { endOfPng, isAnimatedPng } from './png-pictures.ts';
import { hasOtherTiffPictures } from './tiff-pictures.ts';

/** Brands of files that are sequences: pictures over time, where a reader of single pictures sees only one. */
const SEQUENCES: ReadonlySet<string> = new Set(['avis', 'msf1', 'hevc', 'hevx']);

const PNG_START = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * Whether a file holds more pictures than the one that is read. A defect could be on any of them, and nothing says which one
 * shows the part: such a file is refused as a whole.
 */
export function holdsSeveralPictures(bytes: Uint8Array, { format, pages = 1 }: Pick<Metadata, 'format' | 'pages'>) {
  if (format === 'jpeg') return hasFurtherJpeg(bytes) || pictureBegins(bytes, endOfJpeg(bytes));
  if (format === 'png')
    return isAnimatedPng(bytes) || beginsAgain(bytes, PNG_START) || pictureBegins(bytes, endOfPng(bytes));
  if (format === 'tiff') return hasOtherTiffPictures(bytes);
  if (format === 'gif' && pictureBegins(bytes, gifFrames(bytes).end)) return true;
  return pages > 1 || (format === 'heif' && SEQUENCES.has(Buffer.from(bytes.subarray(8, 12)).toString('latin1')));
}

/** Whether a picture begins anywhere after the file's own beginning, as within a chunk. */
function beginsAgain(bytes: Uint8Array, start: Buffer): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(start, 1) !== -1;
}
