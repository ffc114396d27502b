import { bmpEnding } from './bmp.ts';
import { type ByteSource, type Ending, isBlankBefore } from './byte-source.ts';
import { gifEnding } from './gif.ts';
import { heifEnding } from './heif.ts';
import { jpegEnding } from './jpeg.ts';
import { pngEnding } from './png.ts';
import { tiffEnding } from './tiff.ts';
import { webpEnding } from './webp.ts';

/** What the bytes say about whether the file's writer has finished. */
export async function readEnding(source: ByteSource): Promise<Ending> {
  const ending = await endingOfFormat(source);
  if (ending !== 'absent' || !(await isBlankBefore(source, source.size))) return ending;
  return (await hasEndBeforeZeros(source)) ? 'present' : 'blank';
}

const HEAD_BYTES = 12;
const PIECE_BYTES = 1 << 20;
const ZEROS = Buffer.alloc(PIECE_BYTES);
/** Nobody needs to allocate more space than this. */
const SEARCH_AT_MOST_BYTES = 16 << 20;

/** Whether the end is there, followed only by the zeros of a writer that allocated more than it needed. */
async function hasEndBeforeZeros(source: ByteSource): Promise<boolean> {
  if (formatOf(await source.read(0, HEAD_BYTES)) === null) return false;
  const lowest = Math.max(0, source.size - SEARCH_AT_MOST_BYTES);
  for (let end = source.size; end > lowest; ) {
    const from = Math.max(lowest, end - PIECE_BYTES);
    const piece = await source.read(from, end - from);
    if (!piece.equals(ZEROS.subarray(0, piece.length))) {
      const size = from + piece.findLastIndex((byte) => byte !== 0) + 1;
      return (await endingOfFormat({ ...source, size })) === 'present';
    }
    end = from;
  }
  return false;
}

async function endingOfFormat(source: ByteSource): Promise<Ending> {
  const format = formatOf(await source.read(0, HEAD_BYTES));
  return format === null ? 'absent' : format(source);
}

/** Recognises the format by its first bytes, not by its name: a camera's file name may be wrong, and must not stall the file. */
function formatOf(head: Buffer): ((source: ByteSource) => Promise<Ending>) | null {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return jpegEnding;
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47])) return pngEnding;
  if (isText(head, 0, 'RIFF') && isText(head, 8, 'WEBP')) return webpEnding;
  if (isText(head, 0, 'BM')) return bmpEnding;
  if (isText(head, 0, 'GIF8')) return gifEnding;
  if (isText(head, 0, 'II') || isText(head, 0, 'MM')) return tiffEnding;
  if (isText(head, 4, 'ftyp')) return heifEnding;
  return null;
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}

function isText(head: Buffer, at: number, text: string): boolean {
  return head.toString('latin1', at, at + text.length) === text;
}
