import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Lie } from '../../../domain/folders/folder-table.ts';
import type { FilePath } from '../names/file-name.ts';

/** A place as its file system knows it: two with the same `id` are one folder. `id` is `null` if there is nothing, or it cannot be asked. */
type Known = { readonly place: string; readonly id: string | null };

/**
 * A folder with links, mounts, other spellings and drives that stand for shares resolved. A missing one has the place where it
 * would be.
 */
export type RealFolder = Known & {
  /** The folders it is in, innermost first: links and mounts may lead into one of them from anywhere. */
  readonly above: readonly Known[];
};

export async function realFolder(folder: string): Promise<RealFolder> {
  const id = await folderId(folder);
  const place = await realPlace(path.resolve(folder));
  const places = placesAbove(place);
  const ids = await Promise.all(places.map(folderId));
  return { place, id, above: places.map((each, index) => ({ place: each, id: ids[index] ?? null })) };
}

function placesAbove(place: string): readonly string[] {
  const above = path.dirname(place);
  return above === place ? [] : [above, ...placesAbove(above)];
}

/** Which folder this is on which disk; `null` if there is none, or it cannot be asked. */
export async function folderId(folder: FilePath): Promise<string | null> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

export function isSameFolder(one: Known, other: Known): boolean {
  return one.place === other.place || (one.id !== null && one.id === other.id);
}

/** How the first folder lies relative to the second. */
export function lieOf(one: RealFolder, other: RealFolder): Lie {
  if (isSameFolder(one, other)) return 'same';
  if (one.above.some((each) => isSameFolder(each, other))) return 'inside';
  return other.above.some((each) => isSameFolder(each, one)) ? 'around' : 'apart';
}

/** The path without links; a missing end of it is taken as written. */
async function realPlace(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const above = path.dirname(folder);
    return above === folder ? folder : path.join(await realPlace(above), path.basename(folder));
  }
}

const PATIENCE_MS = 500;

/**
 * As {@link realFolder}, without waiting: a share that hangs gets one request at a time, and its last answer is used until it
 * answers again.
 */
export function createFolderBook(): typeof realFolder {
  const last = new Map<string, RealFolder>();
  const asked = new Map<string, Promise<RealFolder>>();
  const ask = async (folder: string) => {
    const found = await realFolder(folder);
    last.set(folder, found);
    asked.delete(folder);
    return found;
  };
  return async (folder) => {
    const answer = asked.get(folder) ?? ask(folder);
    asked.set(folder, answer);
    const late = delay(PATIENCE_MS, last.get(folder) ?? unasked(folder), { ref: false });
    return Promise.race([answer, late]);
  };
}

/** What can be said about a folder without the disk. */
function unasked(folder: string): RealFolder {
  const place = path.resolve(folder);
  return { place, id: null, above: placesAbove(place).map((each) => ({ place: each, id: null })) };
}
