import { chmodSync, closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';

/*
 * The station's data belongs to its own user only: images, answers, the hashes of PINs, and the lock, which somebody else
 * could hold as long as they can read it. Windows keeps others out of a user's folders by itself.
 */

const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;
/** A data folder contains a handful of files and folders; the images are deeper, behind closed folders. */
const LEVELS = 2;

/**
 * Closes a data folder, and what is in it two levels deep, to everybody but its owner, in case an earlier version left it
 * open. Links are left alone. Returns what could not be changed, such as a folder of another user.
 */
export function makePrivate(root: string): readonly string[] {
  return process.platform === 'win32' ? [] : tightened(root, LEVELS);
}

function tightened(place: string, levels: number): readonly string[] {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined || !(found.isDirectory() || found.isFile())) return [];
  const mode = found.isDirectory() ? OWN_FOLDER : OWN_FILE;
  // The owner's own permissions stay: only those of others are removed.
  const wanted = found.mode & mode;
  try {
    if ((found.mode & 0o777) !== wanted) chmodSync(place, wanted);
    if (!found.isDirectory() || levels === 0) return [];
    return readdirSync(place).flatMap((name) => tightened(path.join(place, name), levels - 1));
  } catch {
    return [place];
  }
}

/** Creates a file readable only by its owner, unless it exists: whoever opens it afterwards finds it so. */
export function touchPrivate(file: string): void {
  closeSync(openSync(file, 'a', OWN_FILE));
}
