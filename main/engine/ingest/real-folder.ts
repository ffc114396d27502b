import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FilePath } from './file-name.ts';

/**
 * A folder as its file system knows it, through links, mounts, other spellings and drives that stand for shares. Two paths with one
 * `id` are one folder. One that is not there yet has the place where it would be.
 */
export type RealFolder = { readonly place: string; readonly id: string | null };

export async function realFolder(folder: string): Promise<RealFolder> {
  const id = await folderId(folder);
  return { place: await realPlace(path.resolve(folder)), id };
}

/** Which folder this is on which disk; `null` when there is none, or it cannot be asked. */
export async function folderId(folder: FilePath): Promise<string | null> {
  try {
    const { dev, ino } = await stat(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

export function isSameFolder(one: RealFolder, other: RealFolder): boolean {
  return one.place === other.place || (one.id !== null && one.id === other.id);
}

/** Whether `inner` is `outer` or lies below it. Every folder above `inner` is compared, for links may lead there from anywhere. */
export async function isWithin(inner: RealFolder, outer: RealFolder): Promise<boolean> {
  for (let place = inner.place; ; place = path.dirname(place)) {
    if (isSameFolder({ place, id: place === inner.place ? inner.id : await folderId(place) }, outer)) return true;
    if (place === path.dirname(place)) return false;
  }
}

/** The path without links; what is missing at its end is taken as it is written. */
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
 * As {@link realFolder}, for whoever must not wait: a share that hangs is asked once at a time, and answers as it did last until it
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
    const late = delay(PATIENCE_MS, last.get(folder) ?? { place: path.resolve(folder), id: null }, { ref: false });
    return Promise.race([answer, late]);
  };
}
