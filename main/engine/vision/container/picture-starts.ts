const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');
const TIFF = ['49492a00', '4d4d002a', '49492b00', '4d4d002b'].map((start) => Buffer.from(start, 'hex'));
const GIF = ['GIF87a', 'GIF89a'].map((start) => Buffer.from(start, 'latin1'));
/** Comes after a length, at the beginning of a WebP and of the boxes of AVIF, HEIF and video files. */
const WEBP = Buffer.from('WEBPVP8', 'latin1');
const BOXES = Buffer.from('ftyp', 'latin1');
const BMP = Buffer.from('BM', 'latin1');
const BMP_HEADERS: ReadonlySet<number> = new Set([12, 40, 52, 56, 64, 108, 124]);
const BMP_HEADER_AT = 14;

/**
 * Whether a picture of any format begins at `from` or after it, as when a program appends to an existing file. Otherwise only
 * padding and makers' trailers are found there.
 */
export function pictureBegins(bytes: Uint8Array, from: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = [PNG, JPEG, ...TIFF, ...GIF, WEBP, BOXES];
  return starts.some((start) => file.indexOf(start, from) !== -1) || bitmapBegins(file, from);
}

/** Two letters are easily found by chance: a bitmap's header has to follow them. */
function bitmapBegins(file: Buffer, from: number): boolean {
  for (let at = file.indexOf(BMP, from); at !== -1; at = file.indexOf(BMP, at + 1)) {
    if (at + BMP_HEADER_AT + 4 > file.length) return false;
    if (file.readUInt32LE(at + 6) === 0 && BMP_HEADERS.has(file.readUInt32LE(at + BMP_HEADER_AT))) return true;
  }
  return false;
}
