import { tiffDirectories } from './tiff-directories.ts';
import { unnamedBytes } from './tiff-rest.ts';
import { segmentsOf, type TiffSegment } from './tiff-segments.ts';
import { inflatedLength, lzwLength, packBitsLength } from './unpacked-length.ts';

const CODINGS: ReadonlyMap<number, 'plain' | 'lzw' | 'runs' | 'deflated'> = new Map([
  [1, 'plain'],
  [5, 'lzw'],
  [8, 'deflated'],
  [32_773, 'runs'],
  [32_946, 'deflated'],
]);
const MORE = 'more is stored than its size says';
const OTHER = 'its pixels do not match their checksum';

/**
 * What is wrong with a TIFF that its decoder would not notice: it stops at the last row that the header states, and
 * does not check the checksum of deflated strips. `null` if nothing is found to be wrong.
 */
export function tiffDamage(bytes: Uint8Array): string | null {
  const directories = tiffDirectories(bytes);
  const unnamed = unnamedBytes(bytes, directories);
  if (unnamed > 0) return `it holds ${unnamed} bytes that nothing in it names`;
  const [first] = directories;
  const cut = first === undefined ? null : segmentsOf(first);
  if (cut === null) return null;
  if (cut.segments.length > cut.expected) return MORE;
  // Colours stored once for several pixels take less room than is calculated here.
  const coding = cut.isSubsampled ? undefined : CODINGS.get(cut.compression);
  for (const segment of cut.segments) {
    // Writers leave out empty strips and tiles.
    if (segment.length === 0 || coding === undefined) continue;
    if (coding === 'deflated' && !isInflated(bytes, segment)) return OTHER;
    if (coding !== 'deflated' && unpacked(bytes, segment, coding) >= segment.plainBytes + cut.rowBytes) return MORE;
  }
  return null;
}

function isInflated(bytes: Uint8Array, { from, length, plainBytes }: TiffSegment): boolean {
  return inflatedLength(bytes.subarray(from, from + length), plainBytes) === plainBytes;
}

/** The length of a strip or tile in bytes, unpacked; 0 if it cannot be told. */
function unpacked(bytes: Uint8Array, { from, length }: TiffSegment, coding: 'plain' | 'lzw' | 'runs'): number {
  const coded = bytes.subarray(from, from + length);
  switch (coding) {
    case 'plain':
      return length;
    case 'lzw':
      return lzwLength(coded) ?? 0;
    case 'runs':
      return packBitsLength(coded);
    default:
      return coding satisfies never;
  }
}
