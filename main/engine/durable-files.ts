import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';

/** Makes a folder with what is missing above it. Answers the folders whose entries are to be synced for a name in it to be durable, innermost first. */
export async function makeFolder(folder: string): Promise<readonly string[]> {
  const firstMade = await mkdir(folder, { recursive: true });
  const changed = [folder];
  if (firstMade === undefined) return changed;
  const top = path.dirname(path.resolve(firstMade));
  for (let parent = path.dirname(folder); parent.length >= top.length; parent = path.dirname(parent)) {
    changed.push(parent);
    if (parent === path.dirname(parent)) break;
  }
  return changed;
}

/** Makes the names in a folder durable. Windows has no such call and does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
