import { constants } from 'node:fs';
import { open, rename, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Writer } from './happening.ts';

/** A day outside all histories. */
const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const PIECES = 3;
const PAUSE_MS = 4;

/** Writes a picture as cameras do. `onReplace` is called right before anything of that name is written over. */
export async function putLikeCamera(
  writer: Writer,
  file: Buffer,
  bytes: Buffer,
  onReplace: () => Promise<void>,
): Promise<void> {
  switch (writer) {
    case 'renamed': {
      const half = Buffer.concat([file, Buffer.from('.part')]);
      await writeFile(half, bytes);
      await onReplace();
      return rename(half, file);
    }
    case 'copied':
      await onReplace();
      return writeFile(file, bytes);
    case 'over': {
      await onReplace();
      const handle = await open(file, constants.O_CREAT | constants.O_RDWR);
      try {
        await handle.write(bytes, 0, bytes.length, 0);
        await handle.truncate(bytes.length);
      } finally {
        await handle.close();
      }
      return;
    }
    case 'old':
      await onReplace();
      await writeFile(file, bytes);
      return utimes(file, LONG_AGO, LONG_AGO).catch((error: NodeJS.ErrnoException) => {
        // The lane was quicker.
        if (error.code !== 'ENOENT') throw error;
      });
    case 'slow':
    case 'reserved': {
      await onReplace();
      const handle = await open(file, 'w');
      try {
        if (writer === 'reserved') await handle.truncate(bytes.length);
        const piece = Math.ceil(bytes.length / PIECES);
        for (let from = 0; from < bytes.length; from += piece) {
          await delay(PAUSE_MS);
          await handle.write(bytes, from, Math.min(piece, bytes.length - from), from);
        }
      } finally {
        await handle.close();
      }
      return;
    }
    default:
      return writer satisfies never;
  }
}
