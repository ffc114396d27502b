const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const CODED: ReadonlySet<string> = new Set(['VP8 ', 'VP8L']);
/** Encoders write at most four bytes more than needed; a decoder that does not miss twice as many has not read the coded data. */
const END_BYTES = 8;

/**
 * A WebP without the last bytes of its coded data, its lengths put right. A whole one needs every bit, so no decoder can read
 * it without them; one that was changed on the way loses sync and mostly ends too soon or too late. `null` if it is too
 * short. Source: RFC 6386, 7, and RFC 9649, 2.
 */
export function webpWithoutEnd(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = HEADER_BYTES; at + CHUNK_HEADER_BYTES <= file.length; ) {
    const length = file.readUInt32LE(at + 4);
    const from = at + CHUNK_HEADER_BYTES;
    if (CODED.has(file.toString('latin1', at, at + 4))) {
      if (length < 4 * END_BYTES || from + length > file.length) return null;
      const shorter = Buffer.concat([file.subarray(0, from + length - END_BYTES), file.subarray(from + length)]);
      shorter.writeUInt32LE(length - END_BYTES, at + 4);
      shorter.writeUInt32LE(file.readUInt32LE(4) - END_BYTES, 4);
      return shorter;
    }
    at = from + length + (length % 2);
  }
  return null;
}
