import type { TiffDirectory } from './tiff-directories.ts';

const TAGS = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  colours: 262,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripLengths: 279,
  planes: 284,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
} as const;
const A_PLANE_EACH = 2;
const BRIGHTNESS_AND_COLOURS = 6;

/** One strip or tile of a picture: where it is, and how many bytes its rows take uncompressed. */
export type TiffSegment = Readonly<{ from: number; length: number; plainBytes: number }>;

/** How a picture is cut into strips or tiles. */
export type TiffSegments = Readonly<{
  compression: number;
  /** Whether its kind may store colours once for several pixels. */
  isSubsampled: boolean;
  rowBytes: number;
  /** How many the size of the picture requires. */
  expected: number;
  segments: readonly TiffSegment[];
}>;

/** The strips or tiles of a directory; `null` if it states no size. Source: TIFF 6.0, sections 8 and 15. */
export function segmentsOf({ numbers }: TiffDirectory): TiffSegments | null {
  const one = (tag: number, usual: number) => numbers(tag)[0] ?? usual;
  const [width, height] = [one(TAGS.width, 0), one(TAGS.height, 0)];
  const samples = one(TAGS.samples, 1);
  const planes = one(TAGS.planes, 1) === A_PLANE_EACH ? samples : 1;
  const tileWidth = one(TAGS.tileWidth, 0);
  const isTiled = tileWidth > 0;
  const rows = Math.min(one(isTiled ? TAGS.tileHeight : TAGS.rowsPerStrip, height), isTiled ? Infinity : height);
  if (width < 1 || height < 1 || rows < 1) return null;
  const across = isTiled ? tileWidth : width;
  const rowBytes = Math.ceil((across * one(TAGS.bits, 1) * (planes > 1 ? 1 : samples)) / 8);
  const down = Math.ceil(height / rows);
  const offsets = numbers(isTiled ? TAGS.tileOffsets : TAGS.stripOffsets);
  const lengths = numbers(isTiled ? TAGS.tileLengths : TAGS.stripLengths);
  const segments = offsets.map((from, i): TiffSegment => {
    const isLast = !isTiled && (i + 1) % down === 0;
    const plainBytes = rowBytes * (isLast ? height - (down - 1) * rows : rows);
    return { from, length: lengths[i] ?? plainBytes, plainBytes };
  });
  return {
    compression: one(TAGS.compression, 1),
    isSubsampled: one(TAGS.colours, 0) === BRIGHTNESS_AND_COLOURS,
    rowBytes,
    expected: down * (isTiled ? Math.ceil(width / tileWidth) : 1) * planes,
    segments,
  };
}
