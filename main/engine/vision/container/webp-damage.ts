import type { Size } from '../../../../preload/contract/values/geometry.ts';

const HEADER_BYTES = 12;
const PIXEL_CHUNKS: ReadonlySet<string> = new Set(['VP8 ', 'VP8L']);
/**
 * More zeros in a row than the codes write, which is one byte for every 37 blocks of 16 × 16 pixels of one even shade: only a range
 * of a file that was never filled has them. Measured on even pictures of 0.3 to 20 megapixels.
 */
const LEAST_HOLE_BYTES = 48;
const PIXELS_PER_ZERO = 32 * 16 * 16;

/**
 * What is wrong with a WebP that its decoder would not notice: it has no checksum, and its decoder shows something for any bytes
 * it gets. A range that was never written counts as damage, and so does a file whose length differs from its header, as when
 * a piece is missing or repeated; `null` if there is none of it. Source: RFC 9649, 2.4.
 */
export function webpDamage(bytes: Uint8Array, { width, height }: Size): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hole = Buffer.alloc(LEAST_HOLE_BYTES + Math.ceil((width * height) / PIXELS_PER_ZERO));
  const end = 8 + file.readUInt32LE(4);
  if (end > file.length) return 'it ends before its end';
  if (file.subarray(end + (end % 2)).some((byte) => byte !== 0)) return 'it goes on behind its end';
  let at = HEADER_BYTES;
  while (at + 8 <= end) {
    const length = file.readUInt32LE(at + 4);
    const content = file.subarray(at + 8, at + 8 + length);
    if (at + 8 + length > end) return 'its pixels end before their end';
    // Where a lossy picture is transparent its encoder writes whatever is short, not what the camera saw.
    if (file.toString('latin1', at, at + 4) === 'ALPH') return 'it is transparent, and has no colours there';
    if (PIXEL_CHUNKS.has(file.toString('latin1', at, at + 4)) && content.includes(hole))
      return 'a range of it is empty';
    at += 8 + length + (length % 2);
  }
  return at === end || at === end + 1 ? null : 'it goes on behind its last piece';
}
