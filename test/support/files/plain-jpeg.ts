/** How a hand-made grey JPEG is written: what an encoder chooses, and what it should never choose. */
export type PlainJpeg = Readonly<{
  /** In blocks of 8 × 8 pixels. */
  blocksAcross: number;
  blocksDown: number;
  /** The height in the header, in place of that of the blocks. */
  statedHeight?: number;
  /** Blocks between two restart markers; 0: none. */
  restartInterval?: number;
  /** Numbers of the restart markers, in place of consecutive ones. */
  restartNumbers?: readonly number[];
  /** The quantisation step of all coefficients. */
  step?: number;
  /** How each block's brightness differs from the last, in steps, block by block; 0 where there is none. */
  differences?: readonly number[];
  /** Put behind the last code, within the scan. */
  behind?: readonly number[];
}>;

/** Lengths and codes of differences by the bits that they need, in the usual table for luminance (ITU-T T.81, table K.3). */
const DIFFERENCE_CODES = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110', '1111110', '11111110'];
const END_OF_BLOCK = '1010';

/** Writes a grey JPEG of uniform blocks with the usual tables, which it leaves out, as Motion JPEG does. */
export function plainJpeg(file: PlainJpeg): Buffer {
  const { blocksAcross, blocksDown, restartInterval = 0, step = 8, differences = [], behind = [] } = file;
  const blocks = blocksAcross * blocksDown;
  const interval = restartInterval === 0 ? blocks : restartInterval;
  const height = file.statedHeight ?? blocksDown * 8;
  const width = blocksAcross * 8;
  const coded: number[] = [];
  for (let at = 0; at < blocks; at += interval) {
    if (at > 0) coded.push(0xff, 0xd0 + (file.restartNumbers?.[at / interval - 1] ?? (at / interval - 1) % 8));
    const count = Math.min(interval, blocks - at);
    const bits = Array.from({ length: count }, (_, i) => differenceBits(differences[at + i] ?? 0) + END_OF_BLOCK);
    coded.push(...bytesOf(bits.join('')));
  }
  return Buffer.from([
    ...[0xff, 0xd8],
    ...[0xff, 0xdb, 0, 67, 0, ...Array.from({ length: 64 }, () => step)],
    ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
    ...(restartInterval === 0 ? [] : [0xff, 0xdd, 0, 4, restartInterval >> 8, restartInterval & 255]),
    ...[0xff, 0xda, 0, 8, 1, 1, 0x00, 0, 63, 0],
    ...coded,
    ...behind,
    ...[0xff, 0xd9],
  ]);
}

function differenceBits(difference: number): string {
  const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  const code = DIFFERENCE_CODES[size];
  if (code === undefined) throw new Error(`no code for a difference of ${difference}`);
  if (size === 0) return code;
  const value = difference > 0 ? difference : difference + 2 ** size - 1;
  return code + value.toString(2).padStart(size, '0');
}

/** Fills up with ones, and stuffs a zero behind each 0xFF. */
function bytesOf(bits: string): readonly number[] {
  const filled = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const bytes: number[] = [];
  for (let at = 0; at < filled.length; at += 8) {
    const byte = Number.parseInt(filled.slice(at, at + 8), 2);
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0);
  }
  return bytes;
}
