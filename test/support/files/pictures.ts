import sharp, { type Sharp } from 'sharp';
import { bitmapFile } from './bitmap-file.ts';

/** A small picture with shapes and texture, so that it has a body behind its header. Different seeds, different bytes. */
export function smallPicture(seed = 1, width = 48, height = 32): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed * 2_654_435_761;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    const shape = 110 + 50 * Math.sin(x / 6 + seed) + 40 * Math.cos(y / 5 + seed);
    pixels[at] = (shape - 20 + (state >>> 26)) | 1;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export type PictureFormat = 'jpeg' | 'progressive-jpeg' | 'png' | 'webp' | 'tiff' | 'big-tiff' | 'bmp' | 'gif' | 'avif';

export async function pictureBytes(format: PictureFormat, seed = 1): Promise<Buffer> {
  const picture = smallPicture(seed);
  switch (format) {
    case 'jpeg':
      return picture.jpeg().toBuffer();
    case 'progressive-jpeg':
      return picture.jpeg({ progressive: true }).toBuffer();
    case 'png':
      return picture.png().toBuffer();
    case 'webp':
      return picture.webp().toBuffer();
    case 'tiff':
      return picture.tiff({ compression: 'none' }).toBuffer();
    case 'big-tiff':
      return picture.tiff({ compression: 'lzw', bigtiff: true }).toBuffer();
    case 'gif':
      return picture.gif().toBuffer();
    case 'avif':
      return picture.avif({ effort: 0 }).toBuffer();
    case 'bmp':
      return bmpOf(picture);
    default:
      return format satisfies never;
  }
}

async function bmpOf(picture: Sharp): Promise<Buffer> {
  const { data, info } = await picture.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const values = Array.from({ length: info.width * info.height }, (_, i) => data.readUIntBE(i * 3, 3));
  return bitmapFile({ width: info.width, height: info.height, bits: 24, values });
}
