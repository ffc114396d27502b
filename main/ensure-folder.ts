import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/*
 * Node's own `recursive` never ends if a file system claims that a new folder does not exist, as /proc does, and keeps
 * a whole core busy with it. These ask for each folder once, and throw what the system says.
 */

/** Creates a folder and missing ones above it. Returns the topmost created one; undefined if all existed. */
export async function ensureFolder(folder: string): Promise<string | undefined> {
  if (await isFolder(folder)) return undefined;
  const above = path.dirname(folder);
  const made = above === folder ? undefined : await ensureFolder(above);
  try {
    await mkdir(folder);
  } catch (error) {
    // Somebody else may have created it meanwhile.
    if (!(await isFolder(folder))) throw error;
  }
  return made ?? folder;
}

/** The same, for what must exist before anything else begins. */
export function ensureFolderSync(folder: string): void {
  if (isFolderSync(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) ensureFolderSync(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isFolderSync(folder)) throw error;
  }
}

function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function isFolderSync(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
