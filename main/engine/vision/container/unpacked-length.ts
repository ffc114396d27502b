import { inflateSync } from 'node:zlib';

/**
 * The unpacked length in bytes of a run-length coded strip, without unpacking it. Source: TIFF 6.0, section 9.
 */
export function packBitsLength(coded: Uint8Array): number {
  let length = 0;
  for (let at = 0; at + 1 < coded.length; ) {
    const head = coded[at] as number;
    if (head < 128) {
      length += head + 1;
      at += head + 2;
    } else if (head === 128) {
      at += 1;
    } else {
      length += 257 - head;
      at += 2;
    }
  }
  return length;
}

const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MOST_CODES = 4096;
const LEAST_BITS = 9;
const MOST_BITS = 12;

/**
 * The unpacked length in bytes of an LZW-coded strip; `null` for the form from before TIFF 6.0, whose bits are in the opposite order.
 * Keeps only the lengths of the sequences. Source: TIFF 6.0, section 13.
 */
export function lzwLength(coded: Uint8Array): number | null {
  if (coded[0] === 0 && ((coded[1] ?? 0) & 1) === 1) return null;
  const lengths = new Uint32Array(MOST_CODES).fill(1, 0, CLEAR);
  let length = 0;
  let free = FIRST_FREE;
  let bits = LEAST_BITS;
  let last = 0;
  for (let at = 0; at + bits <= coded.length * 8; ) {
    const byte = at >>> 3;
    const word = ((coded[byte] ?? 0) << 16) | ((coded[byte + 1] ?? 0) << 8) | (coded[byte + 2] ?? 0);
    const code = (word >>> (24 - bits - (at & 7))) & ((1 << bits) - 1);
    at += bits;
    if (code === END) return length;
    if (code === CLEAR) {
      free = FIRST_FREE;
      bits = LEAST_BITS;
      last = 0;
      continue;
    }
    // Each code but the first makes a sequence that is one longer than the last.
    if (last > 0 && free < MOST_CODES) lengths[free++] = last + 1;
    if (code >= free) return length;
    last = lengths[code] as number;
    length += last;
    if (free >= (1 << bits) - 1 && bits < MOST_BITS) bits += 1;
  }
  return length;
}

/** The unpacked length of deflated bytes, up to `most`; `null` for more, and if they do not match their checksum. */
export function inflatedLength(coded: Uint8Array, most: number): number | null {
  try {
    return inflateSync(coded, { maxOutputLength: most }).length;
  } catch {
    return null;
  }
}
