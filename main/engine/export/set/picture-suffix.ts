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

/** The file extension of a stored image, which has none: from its bytes. What the library does not know is a BMP, the only format the station reads without it. Throws if there is no file. */
export async function pictureSuffix(file: string): Promise<string> {
  await access(file);
  try {
    const { format } = await sharp(file).metadata();
    return SUFFIXES[format ?? ''] ?? `.${format}`;
  } catch {
    return '.bmp';
  }
}
