const MAX_DIRECTORIES = 1000;
const MAX_FIELDS = 4096;
const NEW_SUBFILE_TYPE = 254;
const SUBFILE_TYPE = 255;
/** Bits of the newer field: a smaller copy of another picture, and a mask that says which of its pixels count. */
const REDUCED = 1;
const MASK = 4;
const OLD_REDUCED = 2;

/**
 * Whether a TIFF holds more than one picture, or begins with one that is only a smaller copy: smaller copies and masks behind
 * the first do not count. Source: TIFF 6.0, sections 2 and 8, and BigTIFF.
 */
export function hasOtherTiffPictures(bytes: Uint8Array): boolean {
  const directories = readDirectories(bytes);
  return directories.some((isSide, index) => (index === 0 ? isSide : !isSide));
}

/** For each directory in a row, whether it is a smaller copy or a mask; as far as they can be followed. */
function readDirectories(bytes: Uint8Array): readonly boolean[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = bytes[0] === 0x49;
  const isBig = view.byteLength >= 16 && view.getUint16(2, isLittle) === 43;
  const long = (at: number) => (isBig ? Number(view.getBigUint64(at, isLittle)) : view.getUint32(at, isLittle));
  const [countBytes, fieldBytes, longBytes] = isBig ? [8, 20, 8] : [2, 12, 4];
  const directories: boolean[] = [];
  const seen = new Set<number>();
  let at = view.byteLength >= 16 ? long(isBig ? 8 : 4) : 0;
  while (at !== 0 && !seen.has(at) && directories.length < MAX_DIRECTORIES) {
    seen.add(at);
    if (at + countBytes > view.byteLength) break;
    const count = isBig ? long(at) : view.getUint16(at, isLittle);
    const end = at + countBytes + count * fieldBytes;
    if (count > MAX_FIELDS || end + longBytes > view.byteLength) break;
    let isSide = false;
    for (let fieldAt = at + countBytes; fieldAt < end; fieldAt += fieldBytes) {
      const tag = view.getUint16(fieldAt, isLittle);
      const valueAt = fieldAt + 4 + longBytes;
      if (tag === NEW_SUBFILE_TYPE) isSide ||= (view.getUint32(valueAt, isLittle) & (REDUCED | MASK)) !== 0;
      if (tag === SUBFILE_TYPE) isSide ||= view.getUint16(valueAt, isLittle) === OLD_REDUCED;
    }
    directories.push(isSide);
    at = long(end);
  }
  return directories;
}
