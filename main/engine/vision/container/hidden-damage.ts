import type { Metadata } from 'sharp';
import { gifDamage } from './gif-frames.ts';
import { jpegDamage } from './jpeg-damage.ts';
import { pngDamage } from './png-damage.ts';
import { tiffDamage } from './tiff-damage.ts';
import { webpDamage } from './webp-damage.ts';

/**
 * What is wrong with a file that its decoder would not notice, in words; `null` if nothing is. A picture whose header says too few rows
 * shows less of the part than the camera saw; one whose data was changed on the way shows something else.
 */
export function hiddenDamage(bytes: Uint8Array, header: Pick<Metadata, 'format' | 'width' | 'height'>): string | null {
  if (header.format === 'jpeg') return jpegDamage(bytes);
  if (header.format === 'tiff') return tiffDamage(bytes);
  if (header.format === 'png') return pngDamage(bytes);
  if (header.format === 'gif') return gifDamage(bytes);
  return header.format === 'webp' ? webpDamage(bytes, header) : null;
}
