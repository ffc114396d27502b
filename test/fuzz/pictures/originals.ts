import { bitmapFile } from '../../support/files/bitmap-file.ts';
import { partPicture, partPixels, SIDE } from './part-picture.ts';

/** One file of each format and coding that the station reads, all of the same bad part. */
export async function originals(): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
  const part = () => partPicture(1, true);
  const pixels = partPixels(1, true);
  const packed = Array.from({ length: SIDE * SIDE }, (_, i) => pixels.readUIntBE(i * 3, 3));
  const bitmap = (bits: 24 | 32, isTopDown: boolean) =>
    bitmapFile({ width: SIDE, height: SIDE, bits, values: packed, isTopDown });
  const tiff = (compression: 'none' | 'lzw' | 'deflate' | 'packbits' | 'jpeg', tile: boolean) =>
    part().tiff({ compression, tile, tileWidth: 64, tileHeight: 64, quality: 95 }).toBuffer();
  return [
    ['jpeg', await part().jpeg({ quality: 92 }).toBuffer()],
    ['jpeg-444', await part().jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer()],
    ['jpeg-progressive', await part().jpeg({ quality: 92, progressive: true }).toBuffer()],
    ['jpeg-coarse', await part().jpeg({ quality: 60, mozjpeg: true, progressive: false }).toBuffer()],
    ['png', await part().png().toBuffer()],
    ['png-interlaced', await part().png({ progressive: true }).toBuffer()],
    ['png-palette', await part().png({ palette: true }).toBuffer()],
    ['png-16', await part().toColourspace('rgb16').png().toBuffer()],
    ['webp-lossy', await part().webp({ quality: 90 }).toBuffer()],
    ['webp-lossless', await part().webp({ lossless: true }).toBuffer()],
    ['tiff-plain', await tiff('none', false)],
    ['tiff-tiles', await tiff('none', true)],
    ['tiff-lzw', await tiff('lzw', false)],
    ['tiff-deflate', await tiff('deflate', true)],
    ['tiff-packbits', await tiff('packbits', false)],
    ['tiff-jpeg', await tiff('jpeg', false)],
    ['gif', await part().gif().toBuffer()],
    ['avif', await part().avif({ quality: 80, effort: 0 }).toBuffer()],
    ['bmp', bitmap(24, false)],
    ['bmp-32', bitmap(32, true)],
    ['bmp-8', paletteBitmap(pixels)],
    ['bmp-rle8', paletteBitmap(pixels, true)],
  ];
}

/** Eight bits with a palette of greys and reds, plain or as runs of one pixel each. */
function paletteBitmap(pixels: Buffer, isCoded = false): Buffer {
  const palette = Array.from({ length: 256 }, (_, i) =>
    i < 128 ? ([i, i, i] as const) : ([245, i - 128, i - 128] as const),
  );
  const values = Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [red = 0, green = 0] = pixels.subarray(i * 3, i * 3 + 2);
    return red === 245 ? 128 + green : green;
  });
  const file = { width: SIDE, height: SIDE, bits: 8, values, palette } as const;
  if (!isCoded) return bitmapFile(file);
  const bytes: number[] = [];
  for (let y = SIDE - 1; y >= 0; y -= 1) {
    for (const value of values.slice(y * SIDE, (y + 1) * SIDE)) bytes.push(1, value);
    bytes.push(0, 0);
  }
  bytes.push(0, 1);
  return bitmapFile({ ...file, runs: { coding: 1, bytes } });
}
