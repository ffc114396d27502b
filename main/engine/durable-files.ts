import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ensureFolder } from '../ensure-folder.ts';

/** Makes a folder and any missing parents. Returns the folders to sync before a name in it is durable, innermost first. */
export async function makeFolder(folder: string): Promise<readonly string[]> {
  const firstMade = await ensureFolder(folder);
  const changed = [folder];
  if (firstMade === undefined) return changed;
  const top = path.dirname(path.resolve(firstMade));
  for (let parent = path.dirname(folder); parent.length >= top.length; parent = path.dirname(parent)) {
    changed.push(parent);
    if (parent === path.dirname(parent)) break;
  }
  return changed;
}

/** Makes the names in a folder durable. Windows has no such call, and does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder and everything in it durable, before a rename: otherwise a power cut could leave the name with empty files
 * under it. Once, at the end, because the disk writes most of it together. Throws the signal's reason between two files.
 */
export async function syncTree(folder: string, signal: AbortSignal): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    signal.throwIfAborted();
    if (entry.isFile()) await syncFile(path.join(entry.parentPath, entry.name));
  }
  for (const entry of entries) if (entry.isDirectory()) await syncFolder(path.join(entry.parentPath, entry.name));
  await syncFolder(folder);
}

/** Makes the bytes of a file durable. */
export async function syncFile(file: string): Promise<void> {
  // Windows syncs only files opened for writing.
  const handle = await open(file, process.platform === 'win32' ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
