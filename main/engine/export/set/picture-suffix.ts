import { access } from 'node:fs/promises';
import sharp from 'sharp';

const SUFFIXES: Readonly<Record<string, string>> = {
  jpeg: '.jpg',
  png: '.png',
  webp: '.webp',
  tiff: '.tif',
  heif: '.avif',
  gif: '.gif',
};

/** The ending of a kept picture, which has none: from what its bytes are. What the library does not know is a BMP, the one format the station reads without it. Throws where there is no file. */
export async function pictureSuffix(file: string): Promise<string> {
  await access(file);
  try {
    const { format } = await sharp(file).metadata();
    return SUFFIXES[format ?? ''] ?? `.${format}`;
  } catch {
    return '.bmp';
  }
}
