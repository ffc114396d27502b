import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { unlinkPatiently } from '../../patient-files.ts';
import { systemCode } from '../file-fault.ts';

const FRESH = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
const MODE = 0o644;

export type FreshFile = { readonly file: string; readonly handle: FileHandle };

/**
 * Opens a new file beside the name it is going to have. Anything already under the usual temporary name was left by a power
 * cut or put there by others: it is removed and never written through, whatever it leads to.
 */
export async function openFresh(folder: string, name: string): Promise<FreshFile> {
  const usual = path.join(folder, `.${name}.part`);
  const first = await openUnlessTaken(usual);
  if (first !== null) return first;
  if (await isTakenAway(usual)) {
    const second = await openUnlessTaken(usual);
    if (second !== null) return second;
  }
  // It cannot be removed, or somebody keeps putting it there.
  const other = path.join(folder, `.${name}.${randomBytes(8).toString('hex')}.part`);
  return { file: other, handle: await open(other, FRESH, MODE) };
}

async function openUnlessTaken(file: string): Promise<FreshFile | null> {
  try {
    return { file, handle: await open(file, FRESH, MODE) };
  } catch (error) {
    if (['EEXIST', 'ELOOP'].includes(systemCode(error) ?? '')) return null;
    throw error;
  }
}

async function isTakenAway(file: string): Promise<boolean> {
  try {
    await unlinkPatiently(file);
    return true;
  } catch (error) {
    // A folder, for example. The next open tells whether anything can be written here.
    if (systemCode(error) === null) throw error;
    return false;
  }
}
