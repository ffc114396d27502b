import { BitmapDamage } from './damage.ts';
import { type BitmapHeader, trailingZeros } from './header.ts';

/** The stored line of a bitmap that shows line `y` from the top. */
export function storedLine({ height, isTopDown }: Pick<BitmapHeader, 'height' | 'isTopDown'>, y: number): number {
  return isTopDown ? y : height - 1 - y;
}

/** Each line fills whole groups of four bytes. */
function lineBytesOf({ width, bits }: BitmapHeader): number {
  return Math.ceil((width * bits) / 32) * 4;
}

/** Where the pixels of an uncompressed bitmap end. */
export function plainPixelsEnd(header: BitmapHeader): number {
  return header.pixelsAt + lineBytesOf(header) * header.height;
}

/** Where stored lines begin. @throws BitmapDamage when some are missing */
function linesOf(bytes: Uint8Array, header: BitmapHeader) {
  if (plainPixelsEnd(header) > bytes.length) throw new BitmapDamage('cut-off', 'it ends within its pixels');
  const lineBytes = lineBytesOf(header);
  return (line: number) => header.pixelsAt + line * lineBytes;
}

/** Indices of 1, 4 or 8 bits, one byte for each, in the order they are stored. */
export function readIndices(bytes: Uint8Array, header: BitmapHeader): Uint8Array {
  const { width, height, bits } = header;
  const startOf = linesOf(bytes, header);
  const indices = new Uint8Array(width * height);
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  for (let line = 0; line < height; line += 1) {
    const from = startOf(line);
    for (let x = 0; x < width; x += 1) {
      const byte = bytes[from + Math.floor(x / perByte)] as number;
      indices[line * width + x] = (byte >> (8 - bits * ((x % perByte) + 1))) & mask;
    }
  }
  return indices;
}

/** Pixels of 24 bits as red, green, blue from the top down. */
export function readTriples(bytes: Uint8Array, header: BitmapHeader): Uint8Array {
  const { width, height } = header;
  const startOf = linesOf(bytes, header);
  const samples = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = startOf(storedLine(header, y));
    for (let x = 0; x < width; x += 1, from += 3, to += 3) {
      samples[to] = bytes[from + 2] as number;
      samples[to + 1] = bytes[from + 1] as number;
      samples[to + 2] = bytes[from] as number;
    }
  }
  return samples;
}

/** Pixels of 16 or 32 bits as red, green, blue from the top down: each colour is what its mask selects, stretched to 8 bits. */
export function readMasked(view: DataView, header: BitmapHeader): Uint8Array {
  const { width, height, bits, masks } = header;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const startOf = linesOf(bytes, header);
  const samples = new Uint8Array(width * height * 3);
  const [red, green, blue] = [stretch(masks.red), stretch(masks.green), stretch(masks.blue)] as const;
  const isShort = bits === 16;
  for (let y = 0, to = 0; y < height; y += 1) {
    let from = startOf(storedLine(header, y));
    for (let x = 0; x < width; x += 1, to += 3) {
      const pixel = isShort ? view.getUint16(from, true) : view.getUint32(from, true);
      samples[to] = red(pixel);
      samples[to + 1] = green(pixel);
      samples[to + 2] = blue(pixel);
      from += isShort ? 2 : 4;
    }
  }
  return samples;
}

function stretch(mask: number): (pixel: number) => number {
  const shift = trailingZeros(mask);
  const most = mask >>> shift;
  if (most === 255) return (pixel) => (pixel >>> shift) & 255;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / most);
}
