import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** Fewer bytes may be the beginning of any image. */
const TELLING_BYTES = 64;
const PIECE_BYTES = 1 << 20;
const ZEROS = Buffer.alloc(PIECE_BYTES);

/**
 * Whether `whole` is the file that `beginning` was while it was still being written: it begins with the same bytes, up to
 * where the beginning has only the zeros of allocated space. Throws what the system says.
 */
export async function isRestOf(whole: string, beginning: string): Promise<boolean> {
  const files: FileHandle[] = [];
  try {
    const before = await open(beginning, 'r');
    files.push(before);
    const after = await open(whole, 'r');
    files.push(after);
    return await beginsWith(after, before, await writtenLength(before));
  } finally {
    for (const file of files) await file.close();
  }
}

/** Where the zeros at the end of a file begin. */
async function writtenLength(file: FileHandle): Promise<number> {
  for (let end = (await file.stat()).size; end > 0; ) {
    const from = Math.max(0, end - PIECE_BYTES);
    const piece = await read(file, from, end - from);
    if (!piece.equals(ZEROS.subarray(0, piece.length))) return from + piece.findLastIndex((byte) => byte !== 0) + 1;
    end = from;
  }
  return 0;
}

async function beginsWith(whole: FileHandle, beginning: FileHandle, length: number): Promise<boolean> {
  if (length < TELLING_BYTES) return false;
  for (let at = 0; at < length; at += PIECE_BYTES) {
    const count = Math.min(PIECE_BYTES, length - at);
    if (!(await read(whole, at, count)).equals(await read(beginning, at, count))) return false;
  }
  return true;
}

async function read(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const piece = Buffer.alloc(length);
  const { bytesRead } = await file.read(piece, 0, length, from);
  return piece.subarray(0, bytesRead);
}
