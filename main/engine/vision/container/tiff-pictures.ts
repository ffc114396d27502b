import { type TiffDirectory, tiffDirectories } from './tiff-directories.ts';

const NEW_SUBFILE_TYPE = 254;
const WIDTH = 256;
const SUBFILE_TYPE = 255;
/** Bits of the newer field: a smaller copy of another picture, and a mask that says which of its pixels count. */
const REDUCED = 1;
const MASK = 4;
const OLD_REDUCED = 2;

/**
 * Whether a TIFF holds more than one picture, or begins with one that is only a smaller copy; smaller copies and masks after
 * the first do not count. Source: TIFF 6.0, sections 2 and 8, BigTIFF, and TIFF Technical Note 1 for pictures under a picture.
 */
export function hasOtherTiffPictures(bytes: Uint8Array): boolean {
  const [first, ...others] = tiffDirectories(bytes).filter(({ isPicture }) => isPicture);
  if (first === undefined) return false;
  const isSmaller = ({ numbers }: TiffDirectory) => (numbers(WIDTH)[0] ?? 0) < (first.numbers(WIDTH)[0] ?? 0);
  return isSide(first) || others.some((other) => !isMask(other) && !(isSide(other) && isSmaller(other)));
}

function isMask({ numbers }: TiffDirectory): boolean {
  return ((numbers(NEW_SUBFILE_TYPE)[0] ?? 0) & MASK) !== 0;
}

/** Whether a directory is for a smaller copy or a mask. */
function isSide({ numbers }: TiffDirectory): boolean {
  const [kind = 0] = numbers(NEW_SUBFILE_TYPE);
  return (kind & (REDUCED | MASK)) !== 0 || numbers(SUBFILE_TYPE)[0] === OLD_REDUCED;
}
