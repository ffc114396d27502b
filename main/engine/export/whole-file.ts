import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { removeOrLeave, renamePatiently } from '../../patient-files.ts';
import { syncFolder } from '../durable-files.ts';

/** Bytes gathered before they are written, always into the same memory: a new piece for each page would wait for the collector. */
const GATHER_BYTES = 1024 ** 2;
/** The most bytes of UTF-8 that one unit of a string takes. */
const MAX_UNIT_BYTES = 3;

/** A file that appears under its name whole or not at all. */
export type WholeFile = {
  readonly write: (text: string) => Promise<void>;
  /** Bytes that were given so far. */
  readonly bytes: () => number;
  /** Makes it durable under its name. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind, unless somebody holds it; after `finish` it does nothing. */
  readonly discard: () => Promise<void>;
};

/** Begins a file, which grows at `half`. Errors of the file system are thrown, also from `finish`: a full disk often shows only there. */
export async function beginWholeFile(file: string, half: string): Promise<WholeFile> {
  const handle: FileHandle = await open(half, 'wx');
  const gathered = Buffer.allocUnsafe(GATHER_BYTES);
  let waiting = 0;
  let bytes = 0;
  let isOpen = true;
  let isFinished = false;

  const flush = async () => {
    for (let at = 0; at < waiting; ) at += (await handle.write(gathered, at, waiting - at)).bytesWritten;
    waiting = 0;
  };
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  return {
    write: async (text) => {
      const step = Math.floor(GATHER_BYTES / MAX_UNIT_BYTES) - 1;
      for (let at = 0; at < text.length; ) {
        const piece = text.slice(at, endOfPiece(text, at + step));
        if (waiting + piece.length * MAX_UNIT_BYTES > GATHER_BYTES) await flush();
        const written = gathered.write(piece, waiting, 'utf8');
        waiting += written;
        bytes += written;
        at += piece.length;
      }
    },
    bytes: () => bytes,
    finish: async () => {
      await flush();
      await handle.sync();
      await close();
      await renamePatiently(half, file);
      isFinished = true;
      await syncFolder(path.dirname(file));
    },
    discard: async () => {
      await close();
      if (!isFinished) await removeOrLeave(half);
    },
  };
}

/** Where a piece of a text may end: not within a letter that takes two units. */
function endOfPiece(text: string, end: number): number {
  const isSplit = end < text.length && text.charCodeAt(end) >= 0xdc00 && text.charCodeAt(end) <= 0xdfff;
  return isSplit ? end + 1 : end;
}
