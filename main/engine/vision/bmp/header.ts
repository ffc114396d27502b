import { BitmapDamage } from './damage.ts';

/** Masks of red, green and blue within a pixel of 16 or 32 bits. */
export type Masks = Readonly<{ red: number; green: number; blue: number }>;

export type BitmapHeader = Readonly<{
  width: number;
  height: number;
  isTopDown: boolean;
  bits: 1 | 4 | 8 | 16 | 24 | 32;
  coding: 'plain' | 'rle4' | 'rle8';
  masks: Masks;
  /** Where the palette begins, how many bytes one of its colours takes, and how many it may have at most. */
  palette: Readonly<{ at: number; entryBytes: 3 | 4; length: number }>;
  pixelsAt: number;
  /** Where a colour profile is; `null` if there is none. */
  profile: Readonly<{ from: number; to: number }> | null;
}>;

const FILE_HEADER_BYTES = 14;
const CORE_HEADER_BYTES = 12;
const INFO_HEADER_BYTES = 40;
const OS2_HEADER_BYTES = 64;
/** OS/2 core, Windows 3, its two extensions by Adobe, OS/2 2, Windows 4 and 5. */
const HEADER_SIZES: ReadonlySet<number> = new Set([CORE_HEADER_BYTES, 16, INFO_HEADER_BYTES, 52, 56, 64, 108, 124]);
const PROFILED_HEADER_BYTES = 124;
/** Colours by a profile that is in the file, or by the name of one. */
const PROFILES: ReadonlySet<number> = new Set([0x4d424544, 0x4c494e4b]);
const BIT_FIELDS = 3;
const ALPHA_BIT_FIELDS = 6;
const MASKS_16: Masks = { red: 0x7c00, green: 0x03e0, blue: 0x001f };
const MASKS_32: Masks = { red: 0xff0000, green: 0x00ff00, blue: 0x0000ff };

/**
 * Reads the two headers of a Windows or OS/2 bitmap. Source: Microsoft, "Bitmap Storage" and BITMAPV5HEADER.
 * @throws BitmapDamage when it is cut off, contradicts itself, or is of a kind that no camera writes
 */
export function readHeader(view: DataView): BitmapHeader {
  requireBytes(view, FILE_HEADER_BYTES + 4);
  const headerBytes = view.getUint32(FILE_HEADER_BYTES, true);
  if (!HEADER_SIZES.has(headerBytes)) throw new BitmapDamage('damaged', `its header has ${headerBytes} bytes`);
  requireBytes(view, FILE_HEADER_BYTES + headerBytes);
  const isCore = headerBytes === CORE_HEADER_BYTES;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const signedHeight = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = readBits(view.getUint16(isCore ? 24 : 28, true));
  const compression = headerBytes >= INFO_HEADER_BYTES ? view.getUint32(30, true) : 0;
  const isTopDown = signedHeight < 0;
  const height = Math.abs(signedHeight);
  if (width < 1 || height < 1) throw new BitmapDamage('damaged', `it is ${width} × ${height} pixels large`);
  const coding = readCoding(compression, bits, headerBytes);
  if (coding !== 'plain' && isTopDown) throw new BitmapDamage('damaged', 'it is run-length coded from the top down');
  const hasFields = compression === BIT_FIELDS || compression === ALPHA_BIT_FIELDS;
  // Masks come after a header that has no room for them.
  const maskBytes = hasFields && headerBytes === INFO_HEADER_BYTES ? (compression === BIT_FIELDS ? 12 : 16) : 0;
  requireBytes(view, FILE_HEADER_BYTES + headerBytes + maskBytes);
  const paletteAt = FILE_HEADER_BYTES + headerBytes + maskBytes;
  const entryBytes = isCore ? 3 : 4;
  const coloursUsed = headerBytes >= INFO_HEADER_BYTES ? view.getUint32(46, true) : 0;
  const mostColours = bits <= 8 ? 2 ** bits : 0;
  const statedColours = coloursUsed === 0 ? mostColours : Math.min(coloursUsed, mostColours);
  const pixelsAt = view.getUint32(10, true) || paletteAt + statedColours * entryBytes;
  if (pixelsAt < paletteAt) throw new BitmapDamage('damaged', 'its pixels begin within its header');
  const length = Math.min(statedColours, Math.floor((pixelsAt - paletteAt) / entryBytes));
  const masks = hasFields ? readMasks(view, bits) : bits === 16 ? MASKS_16 : MASKS_32;
  const palette = { at: paletteAt, entryBytes, length } as const;
  const profile = headerBytes === PROFILED_HEADER_BYTES ? readProfile(view) : null;
  return { width, height, isTopDown, bits, coding, masks, palette, pixelsAt, profile };
}

function readProfile(view: DataView): BitmapHeader['profile'] {
  if (!PROFILES.has(view.getUint32(FILE_HEADER_BYTES + 56, true))) return null;
  const from = FILE_HEADER_BYTES + view.getUint32(FILE_HEADER_BYTES + 112, true);
  return { from, to: from + view.getUint32(FILE_HEADER_BYTES + 116, true) };
}

function requireBytes(view: DataView, count: number): void {
  if (view.byteLength < count) throw new BitmapDamage('cut-off', 'it ends in its header');
}

function readBits(bits: number): BitmapHeader['bits'] {
  switch (bits) {
    case 1:
    case 4:
    case 8:
    case 16:
    case 24:
    case 32:
      return bits;
    default:
      throw new BitmapDamage('damaged', `it has ${bits} bits for each pixel`);
  }
}

function readCoding(compression: number, bits: BitmapHeader['bits'], headerBytes: number): BitmapHeader['coding'] {
  if (compression === 0) return 'plain';
  if (compression === 1 && bits === 8) return 'rle8';
  if (compression === 2 && bits === 4) return 'rle4';
  // OS/2 gives the same number to a fax coding.
  const isFields = compression === BIT_FIELDS || compression === ALPHA_BIT_FIELDS;
  if (isFields && (bits === 16 || bits === 32) && headerBytes !== OS2_HEADER_BYTES) return 'plain';
  throw new BitmapDamage('damaged', `it has ${bits} bits for each pixel in coding ${compression}`);
}

/** At the same place, whether they belong to the header or follow it. */
function readMasks(view: DataView, bits: BitmapHeader['bits']): Masks {
  const at = FILE_HEADER_BYTES + INFO_HEADER_BYTES;
  const masks = {
    red: view.getUint32(at, true),
    green: view.getUint32(at + 4, true),
    blue: view.getUint32(at + 8, true),
  };
  for (const [colour, mask] of Object.entries(masks)) {
    const run = mask / 2 ** trailingZeros(mask) + 1;
    // A run of ones plus one is a power of two.
    if (mask === 0 || mask >= 2 ** bits || !Number.isInteger(Math.log2(run))) {
      throw new BitmapDamage('damaged', `its mask for ${colour} is 0x${mask.toString(16)}`);
    }
  }
  return masks;
}

export function trailingZeros(mask: number): number {
  return mask === 0 ? 32 : 31 - Math.clz32(mask & -mask);
}
