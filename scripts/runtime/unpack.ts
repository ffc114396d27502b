import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Unpacks the entries of a zip that `placeOf` gives a place in `folder`; the others, for which it says `null`, are left.
 * Calls `onProgress` with the share of the archive's bytes passed, 0 to 1.
 */
export async function unpack(
  zip: string,
  folder: string,
  placeOf: (entry: string) => string | null,
  onProgress: (share: number) => void,
): Promise<void> {
  const archive = await openPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const place = placeOf(entry.fileName);
    onProgress(entry.relativeOffsetOfLocalHeader / archive.fileSize);
    if (place === null) continue;
    const target = path.join(folder, place);
    await mkdir(path.dirname(target), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16; // Unix permissions stand in the upper half
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(target, { mode: mode & 0o755 }));
  }
}
