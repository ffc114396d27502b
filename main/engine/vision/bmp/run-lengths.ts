import { BitmapDamage } from './damage.ts';
import type { BitmapHeader } from './header.ts';

const END_OF_LINE = 0;
const END_OF_BITMAP = 1;
const DELTA = 2;
/** Two bytes make a run of 255 at most: checked before allocating memory for the pixels that a header promises. */
const MOST_PIXELS_PER_BYTE = 128;

/**
 * Unpacks run-length coded indices, one byte for each, bottom line first as they are stored. Programs differ in showing unwritten pixels and runs
 * that cross the end of a line: such a bitmap is not read. Some writers also code the bytes
 * that pad a line; those are left out. `end`: after the marks that end the bitmap.
 * Source: Microsoft, "Bitmap Compression".
 * @throws BitmapDamage
 */
export function unpackRuns(
  bytes: Uint8Array,
  { width, height, coding, pixelsAt }: BitmapHeader,
): { readonly indices: Uint8Array; readonly end: number } {
  if ((bytes.length - pixelsAt) * MOST_PIXELS_PER_BYTE < width * height) {
    throw new BitmapDamage('cut-off', 'it ends within its pixels');
  }
  const indices = new Uint8Array(width * height);
  const isFour = coding === 'rle4';
  const perGroup = isFour ? 8 : 4;
  const filledWidth = Math.ceil(width / perGroup) * perGroup;
  let at = pixelsAt;
  let x = 0;
  let y = 0;
  let written = 0;
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new BitmapDamage('cut-off', 'it ends within its pixels');
    at += 1;
    return byte;
  };
  const put = (index: number): void => {
    if (x >= filledWidth || y >= height) throw new BitmapDamage('damaged', 'a run leaves its line');
    if (x < width) {
      indices[y * width + x] = index;
      written += 1;
    }
    x += 1;
  };
  while (written < indices.length) {
    const count = next();
    const second = next();
    if (count > 0) {
      for (let i = 0; i < count; i += 1) put(isFour ? nibble(second, i) : second);
    } else if (second === END_OF_LINE) {
      if (x < width) throw new BitmapDamage('damaged', 'a line leaves pixels out');
      x = 0;
      y += 1;
    } else if (second === END_OF_BITMAP || second === DELTA) {
      throw new BitmapDamage('damaged', 'it leaves pixels out');
    } else {
      const byteCount = isFour ? Math.ceil(second / 2) : second;
      for (let i = 0; i < byteCount; i += 1) {
        const byte = next();
        put(isFour ? byte >> 4 : byte);
        if (isFour && i * 2 + 1 < second) put(byte & 15);
      }
      // Each group of indices begins at an even offset.
      if (byteCount % 2 === 1) next();
    }
  }
  // The padding of the last line may be a run of its own.
  const filling = bytes[at] ?? 0;
  if (filling > 0 && filling <= filledWidth - x) at += 2;
  for (const mark of [END_OF_LINE, END_OF_BITMAP]) if (bytes[at] === 0 && bytes[at + 1] === mark) at += 2;
  return { indices, end: at };
}

function nibble(byte: number, i: number): number {
  return i % 2 === 0 ? byte >> 4 : byte & 15;
}
