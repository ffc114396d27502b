import type { Metadata } from 'sharp';
import { jpegDamage } from './jpeg-damage.ts';
import { tiffDamage } from './tiff-damage.ts';
import { webpDamage } from './webp-damage.ts';

/**
 * What is wrong with a file that its decoder would not notice, in words; `null` where nothing is. A picture whose header says fewer rows
 * than there are shows less of the part than the camera saw, and one whose data was changed on the way something else.
 */
export function hiddenDamage(bytes: Uint8Array, header: Pick<Metadata, 'format' | 'width' | 'height'>): string | null {
  switch (header.format) {
    case 'jpeg':
      return jpegDamage(bytes);
    case 'tiff':
      return tiffDamage(bytes);
    case 'webp':
      return webpDamage(bytes, header);
    default:
      return null;
  }
}
