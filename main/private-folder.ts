import { chmodSync, closeSync, lstatSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';

/*
 * What a station keeps is its own user's alone: pictures, answers, the hashes of PINs, and the lock, which somebody else
 * could hold as long as they may read it. Windows keeps others out of a user's folders by itself.
 */

const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;
/** A data folder holds a handful of files and folders; the pictures lie deeper, behind folders that are closed. */
const LEVELS = 2;

/**
 * Takes a data folder, and what lies in it two levels deep, from everybody but its owner, as versions before may have left
 * it. Links are left alone. Answers what could not be changed, such as a folder of another user.
 */
export function makePrivate(root: string): readonly string[] {
  return process.platform === 'win32' ? [] : tightened(root, LEVELS);
}

function tightened(place: string, levels: number): readonly string[] {
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found === undefined || !(found.isDirectory() || found.isFile())) return [];
  const mode = found.isDirectory() ? OWN_FOLDER : OWN_FILE;
  // Whatever its owner may not do stays so: only what others may do is taken away.
  const wanted = found.mode & mode;
  try {
    if ((found.mode & 0o777) !== wanted) chmodSync(place, wanted);
    if (!found.isDirectory() || levels === 0) return [];
    return readdirSync(place).flatMap((name) => tightened(path.join(place, name), levels - 1));
  } catch {
    return [place];
  }
}

/** Makes a file that is its owner's alone from the start, unless it is there: whoever opens it afterwards finds it so. */
export function touchPrivate(file: string): void {
  closeSync(openSync(file, 'a', OWN_FILE));
}
