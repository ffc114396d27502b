import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { systemCode } from '../file-fault.ts';

/** A set has some ten thousand pictures. A whole disk is not one. */
const MOST_FILES = 500_000;
const DEEPEST = 12;

/** The files below a folder that `isMeant` accepts, by name in order; does not follow links to folders. None if the folder does not exist. */
export async function filesBelow(
  folder: string,
  isMeant: (name: string) => boolean,
): Promise<Result<readonly string[]>> {
  const files: string[] = [];
  let seen = 0;
  const folders: { readonly at: string; readonly depth: number }[] = [{ at: folder, depth: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { at, depth } = next;
    for (const entry of await entriesOf(at)) {
      seen++;
      if (seen > MOST_FILES) {
        const figures = { file: folder, limit: String(MOST_FILES) };
        return failed(entryRefused({ why: 'too-many-files', figures }));
      }
      const place = path.join(at, entry.name);
      if (entry.isDirectory() && depth < DEEPEST) folders.push({ at: place, depth: depth + 1 });
      else if (isMeant(entry.name) && (await isFile(entry, place))) files.push(place);
    }
  }
  return ok(files.toSorted());
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // A split that was never made; `test` is often missing.
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/** Neither a folder nor a pipe, which would block. */
async function isFile(entry: Dirent, place: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return (await stat(place).catch(() => null))?.isFile() === true;
}
