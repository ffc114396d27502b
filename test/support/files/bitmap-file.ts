/** How a bitmap is written: everything that the format leaves to the writer. */
export type BitmapFile = Readonly<{
  width: number;
  height: number;
  bits: 1 | 4 | 8 | 16 | 24 | 32;
  /** Pixels from the top down: what each holds in the file, an index or a packed colour. */
  values: readonly number[];
  /** Red, green, blue of each index. */
  palette?: readonly (readonly [number, number, number])[];
  headerBytes?: 12 | 40 | 52 | 56 | 108 | 124;
  isTopDown?: boolean;
  /** Red, green, blue, and alpha where there is one. */
  masks?: readonly number[];
  /** Pixels that are already encoded, bottom line first, in place of plain lines. */
  runs?: { readonly coding: 1 | 2; readonly bytes: readonly number[] };
  /** Empty bytes between the header and the pixels. */
  gap?: number;
  statesOffset?: boolean;
}>;

const FILE_HEADER_BYTES = 14;

/** Writes a bitmap byte by byte from Microsoft's "Bitmap Storage" alone, without any of Lupa's code. */
export function bitmapFile(file: BitmapFile): Buffer {
  const { width, height, bits, palette = [], headerBytes = 40, masks = [], gap = 0, statesOffset = true } = file;
  const isCore = headerBytes === 12;
  const masksBehind = headerBytes === 40 ? masks.length * 4 : 0;
  const colours = Buffer.concat(palette.map(([r, g, b]) => Buffer.from(isCore ? [b, g, r] : [b, g, r, 0])));
  const pixels = file.runs === undefined ? plainLines(file) : Buffer.from(file.runs.bytes);
  const pixelsAt = FILE_HEADER_BYTES + headerBytes + masksBehind + colours.length + gap;
  const head = Buffer.alloc(FILE_HEADER_BYTES + headerBytes + masksBehind);
  head.write('BM', 'latin1');
  head.writeUInt32LE(pixelsAt + pixels.length, 2);
  head.writeUInt32LE(statesOffset ? pixelsAt : 0, 10);
  head.writeUInt32LE(headerBytes, 14);
  if (isCore) {
    head.writeUInt16LE(width, 18);
    head.writeUInt16LE(height, 20);
    head.writeUInt16LE(1, 22);
    head.writeUInt16LE(bits, 24);
  } else {
    head.writeInt32LE(width, 18);
    head.writeInt32LE(file.isTopDown ? -height : height, 22);
    head.writeUInt16LE(1, 26);
    head.writeUInt16LE(bits, 28);
    head.writeUInt32LE(
      file.runs?.coding ?? (masks.length > 3 && headerBytes === 40 ? 6 : masks.length > 0 ? 3 : 0),
      30,
    );
    head.writeUInt32LE(pixels.length, 34);
    head.writeUInt32LE(palette.length, 46);
    masks.forEach((mask, i) => {
      head.writeUInt32LE(mask >>> 0, 54 + i * 4);
    });
  }
  return Buffer.concat([head, colours, Buffer.alloc(gap, 0xee), pixels]);
}

function plainLines({ width, height, bits, values, isTopDown = false }: BitmapFile): Buffer {
  const lineBytes = Math.ceil((width * bits) / 32) * 4;
  const lines = Buffer.alloc(lineBytes * height);
  for (let y = 0; y < height; y += 1) {
    const lineAt = (isTopDown ? y : height - 1 - y) * lineBytes;
    for (let x = 0; x < width; x += 1) {
      const value = values[y * width + x] ?? 0;
      if (bits < 8) {
        const byteAt = lineAt + Math.floor((x * bits) / 8);
        lines[byteAt] = (lines[byteAt] ?? 0) | (value << (8 - bits - ((x * bits) % 8)));
      } else {
        lines.writeUIntLE(value, lineAt + (x * bits) / 8, bits / 8);
      }
    }
  }
  return lines;
}
