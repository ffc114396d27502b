import type { Metadata } from 'sharp';
import { hasFurtherJpeg } from './jpeg-pictures.ts';
import { isAnimatedPng } from './png-pictures.ts';
import { hasOtherTiffPictures } from './tiff-pictures.ts';

/** Brands of files that are sequences: pictures over time, of which a reader of single pictures sees one. */
const SEQUENCES: ReadonlySet<string> = new Set(['avis', 'msf1', 'hevc', 'hevx']);

/**
 * Whether a file holds more pictures than the one that is read. A defect could be on any of them, and nothing says which is
 * the part: such a file is refused as a whole.
 */
export function holdsSeveralPictures(bytes: Uint8Array, { format, pages = 1 }: Pick<Metadata, 'format' | 'pages'>) {
  if (format === 'jpeg') return hasFurtherJpeg(bytes);
  if (format === 'png') return isAnimatedPng(bytes);
  if (format === 'tiff') return hasOtherTiffPictures(bytes);
  return pages > 1 || (format === 'heif' && SEQUENCES.has(Buffer.from(bytes.subarray(8, 12)).toString('latin1')));
}
