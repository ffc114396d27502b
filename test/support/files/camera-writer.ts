import { open, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * How a camera, or whatever is between it and the folder, writes a file.
 * - `renamed`: under a temporary name, then renamed into place
 * - `slow`: in place, piece by piece
 * - `copied`: in place, as fast as it goes
 */
export const WRITING_WAYS = ['renamed', 'slow', 'copied'] as const;
export type WritingWay = (typeof WRITING_WAYS)[number];

const PIECES = 5;

/** Writes one image into a camera folder in the given way. `pauseMs` is the pause between the pieces of a slow one. */
export async function writeLikeCamera(way: WritingWay, file: string, bytes: Buffer, pauseMs = 15): Promise<void> {
  switch (way) {
    case 'renamed': {
      const temporary = path.join(path.dirname(file), `.${path.basename(file)}.part`);
      await writeFile(temporary, bytes);
      return rename(temporary, file);
    }
    case 'copied':
      return writeFile(file, bytes);
    case 'slow':
      return writeSlowly(file, bytes, pauseMs);
    default:
      return way satisfies never;
  }
}

async function writeSlowly(file: string, bytes: Buffer, pauseMs: number): Promise<void> {
  const handle = await open(file, 'w');
  try {
    const piece = Math.ceil(bytes.length / PIECES);
    for (let from = 0; from < bytes.length; from += piece) {
      if (from > 0) await delay(pauseMs);
      await handle.write(bytes, from, Math.min(piece, bytes.length - from));
    }
  } finally {
    await handle.close();
  }
}
