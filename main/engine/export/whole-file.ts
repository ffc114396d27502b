import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { removeOrLeave, renamePatiently } from '../../patient-files.ts';
import { syncFolder } from '../durable-files.ts';

/** Bytes collected before a write, always in the same buffer: a new one for each page would pile up until garbage collection. */
const GATHER_BYTES = 1024 ** 2;
/** The most UTF-8 bytes for one unit of a string. */
const MAX_UNIT_BYTES = 3;

/** A file that appears under its name complete or not at all. */
export type WholeFile = {
  readonly write: (text: string) => Promise<void>;
  /** Bytes written so far. */
  readonly bytes: () => number;
  /** Makes it durable under its name. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind, unless another program holds it; does nothing after `finish`. */
  readonly discard: () => Promise<void>;
};

/** Starts a file, which is first written to `half`. Errors of the file system are thrown, also from `finish`: a full disk often shows only there. */
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

/** Where a piece of a text may end: not within a character that takes two units. */
function endOfPiece(text: string, end: number): number {
  const isSplit = end < text.length && text.charCodeAt(end) >= 0xdc00 && text.charCodeAt(end) <= 0xdfff;
  return isSplit ? end + 1 : end;
}
