import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../durable-files.ts';

/** Bytes gathered before they are written. */
const GATHER_BYTES = 1024 ** 2;

/** A file that appears under its name whole or not at all. */
export type WholeFile = {
  readonly write: (text: string) => Promise<void>;
  /** Bytes that were given so far. */
  readonly bytes: () => number;
  /** Makes it durable under its name. */
  readonly finish: () => Promise<void>;
  /** Leaves nothing behind; after `finish` it does nothing. */
  readonly discard: () => Promise<void>;
};

/** Begins a file, which grows at `half`. Errors of the file system are thrown, also from `finish`: a full disk often shows only there. */
export async function beginWholeFile(file: string, half: string): Promise<WholeFile> {
  const handle: FileHandle = await open(half, 'wx');
  let gathered: Buffer[] = [];
  let waiting = 0;
  let bytes = 0;
  let isOpen = true;
  let isFinished = false;

  const flush = async () => {
    const chunk = Buffer.concat(gathered);
    gathered = [];
    waiting = 0;
    for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten;
  };
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  return {
    write: async (text) => {
      const chunk = Buffer.from(text, 'utf8');
      gathered.push(chunk);
      waiting += chunk.length;
      bytes += chunk.length;
      if (waiting >= GATHER_BYTES) await flush();
    },
    bytes: () => bytes,
    finish: async () => {
      await flush();
      await handle.sync();
      await close();
      await rename(half, file);
      isFinished = true;
      await syncFolder(path.dirname(file));
    },
    discard: async () => {
      await close();
      if (!isFinished) await rm(half, { force: true });
    },
  };
}
