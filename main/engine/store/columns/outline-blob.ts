import type { Outline } from '../../../../preload/contract/values/geometry.ts';

/** An outline as 32-bit little-endian numbers of sixteenths of a pixel. */
export function outlineBlob(outline: Outline): Uint8Array {
  const bytes = Buffer.alloc(outline.length * 4);
  outline.forEach((value, index) => {
    bytes.writeInt32LE(Math.round(value * 16), index * 4);
  });
  return bytes;
}

export function outlineOf(blob: Uint8Array): Outline {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(index * 4) / 16);
}
