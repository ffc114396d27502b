import type { FileRange, TiffDirectory } from './tiff-directories.ts';
import { segmentsOf } from './tiff-segments.ts';

/** Where a smaller copy coded as JPEG begins, and free space, each with its number of bytes. */
const OTHER_DATA = [
  { offsets: 513, lengths: 514 },
  { offsets: 288, lengths: 289 },
] as const;
const HEADER_BYTES = { small: 8, big: 16 };
/** Rewritten directories and a program's own remarks are shorter; a picture is longer. */
const MOST_UNNAMED_BYTES = 1024;

/**
 * How many bytes of a TIFF, other than zeros, nothing in it names, if too many to be left over from editing; else 0.
 * They may be further pictures: some programs write a stack with one directory, or append a picture to an existing one.
 */
export function unnamedBytes(bytes: Uint8Array, directories: readonly TiffDirectory[]): number {
  const isBig = bytes[2] === 43 || bytes[3] === 43;
  const named: FileRange[] = [{ from: 0, to: isBig ? HEADER_BYTES.big : HEADER_BYTES.small }];
  for (const directory of directories) {
    const { range, fields, numbers } = directory;
    named.push(range);
    for (const { from, length } of segmentsOf(directory)?.segments ?? []) named.push({ from, to: from + length });
    for (const { at, count, valueBytes } of fields.values()) named.push({ from: at, to: at + count * valueBytes });
    for (const { offsets, lengths } of OTHER_DATA) {
      const sizes = numbers(lengths);
      numbers(offsets).forEach((from, i) => {
        named.push({ from, to: from + (sizes[i] ?? 0) });
      });
    }
  }
  named.sort((one, other) => one.from - other.from);
  let unnamed = 0;
  let end = 0;
  for (const { from, to } of [...named, { from: bytes.length, to: bytes.length }]) {
    if (from > end) unnamed += withoutZeros(bytes.subarray(end, from));
    end = Math.max(end, to);
  }
  return unnamed > MOST_UNNAMED_BYTES ? unnamed : 0;
}

/** How many bytes there are from the first to the last that is not zero. */
function withoutZeros(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first === -1 ? 0 : bytes.findLastIndex((byte) => byte !== 0) + 1 - first;
}
