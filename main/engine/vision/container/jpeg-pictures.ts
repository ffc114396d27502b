import { isStartOfScan, type JpegSegment, segmentsFrom } from './jpeg-markers.ts';

const APP2 = 0xe2;
const START_OF_JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
const ENTRY_BYTES = 16;
const ENTRIES_TAG = 0xb002;
/** The upper byte of an entry's type for a larger thumbnail of the first picture. */
const THUMBNAIL = 0x01;

/**
 * Whether a JPEG holds another picture of its own: stereo, panorama and depth cameras write several into one file, one
 * after the other. Larger thumbnails, known by the index in such files, do not count.
 * Source: CIPA DC-007, "Multi-Picture Format".
 */
export function hasFurtherJpeg(bytes: Uint8Array): boolean {
  const header = segmentsFrom(bytes, 2);
  const scan = header.find(isStartOfScan);
  if (scan === undefined) return false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const thumbnails = thumbnailStarts(file, header);
  // These bytes cannot occur within a scan: the encoder stuffs a zero after every 0xFF.
  let at = file.indexOf(START_OF_JPEG, scan.to);
  while (at !== -1) {
    const thumbnail = thumbnails.find(({ from, to }) => at >= from && at < to);
    if (thumbnail === undefined) return true;
    at = file.indexOf(START_OF_JPEG, thumbnail.to);
  }
  return false;
}

/** Where a JPEG's first picture ends: after its end marker, which cannot occur within coded data. */
export function endOfJpeg(bytes: Uint8Array): number {
  const scan = segmentsFrom(bytes, 2).find(isStartOfScan);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = scan === undefined ? -1 : file.indexOf(END_OF_JPEG, scan.to);
  return at === -1 ? bytes.length : skipThumbnails(file, segmentsFrom(bytes, 2), at + END_OF_JPEG.length);
}

/** The position after the larger thumbnails that follow a picture. */
function skipThumbnails(file: Buffer, header: readonly JpegSegment[], end: number): number {
  return thumbnailStarts(file, header).reduce((most, { to }) => Math.max(most, to), end);
}

type Range = Readonly<{ from: number; to: number }>;

function thumbnailStarts(file: Buffer, header: readonly JpegSegment[]): readonly Range[] {
  const index = header.find(
    ({ marker, from }) => marker === APP2 && file.toString('latin1', from, from + 4) === 'MPF\0',
  );
  if (index === undefined) return [];
  const base = index.from + 4;
  const content = file.subarray(base, index.to);
  if (content.length < 10) return [];
  const isLittle = content.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number) => (isLittle ? content.readUInt16LE(at) : content.readUInt16BE(at));
  const read32 = (at: number) => (isLittle ? content.readUInt32LE(at) : content.readUInt32BE(at));
  const directoryAt = read32(4);
  if (directoryAt + 2 > content.length) return [];
  const fieldCount = read16(directoryAt);
  const thumbnails: Range[] = [];
  for (let field = 0; field < fieldCount; field += 1) {
    const fieldAt = directoryAt + 2 + field * 12;
    if (fieldAt + 12 > content.length) break;
    if (read16(fieldAt) !== ENTRIES_TAG) continue;
    const entriesAt = read32(fieldAt + 8);
    const end = Math.min(entriesAt + read32(fieldAt + 4), content.length);
    for (let at = entriesAt; at + ENTRY_BYTES <= end; at += ENTRY_BYTES) {
      if (((read32(at) >>> 16) & 0xff) !== THUMBNAIL) continue;
      const from = base + read32(at + 8);
      thumbnails.push({ from, to: from + Math.max(1, read32(at + 4)) });
    }
  }
  return thumbnails;
}
