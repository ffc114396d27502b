import { renameSync, rmSync } from 'node:fs';
import { copyFile, rename, rm, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/*
 * The one door through which the product renames, removes and copies: the linter forbids these calls elsewhere. Each is
 * tried a few times while another program holds the file, and then either throws, or returns why the place is still there.
 */

/**
 * What a system answers while another program holds a file, or when too many files are open: a virus scanner, an
 * indexer, a viewer, a backup. Only Windows reports missing permissions then; elsewhere they are really missing.
 */
const HELD = new Set(
  ['EBUSY', 'ENOTEMPTY', 'EMFILE', 'ENFILE'].concat(process.platform === 'win32' ? ['EPERM', 'EACCES'] : ['ETXTBSY']),
);
/** Most let go at once; a program that has not after a second may hold it for hours. */
const PAUSES_MS = [20, 60, 180, 500];

/** Does something with a file, trying a few times while another program holds it. Throws the last error of the system. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error)) throw error;
      await delay(pauseMs);
    }
  }
  return work();
}

export function renamePatiently(from: string, to: string): Promise<void> {
  return patiently(() => rename(from, to));
}

export function unlinkPatiently(file: string): Promise<void> {
  return patiently(() => unlink(file));
}

/** @param mode as of Node's `copyFile` */
export function copyPatiently(from: string, to: string, mode?: number): Promise<void> {
  return patiently(() => copyFile(from, to, mode));
}

/** Removes a file, or a folder with everything in it. A missing one is no error. */
export function removePatiently(place: string): Promise<void> {
  return patiently(() => rm(place, { recursive: true, force: true }));
}

/**
 * The same for files that do no harm: returns the system's code if one had to be left, for the caller to report or to try
 * again; `null` when it is gone.
 */
export async function removeOrLeave(place: string): Promise<string | null> {
  try {
    await removePatiently(place);
    return null;
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    return code;
  }
}

/** For work that must be done before anything else begins, while nobody waits for this thread. */
export function renamePatientlySync(from: string, to: string): void {
  patientlySync(() => renameSync(from, to));
}

export function removePatientlySync(file: string): void {
  patientlySync(() => rmSync(file, { force: true }));
}

function patientlySync(work: () => void): void {
  for (const pauseMs of PAUSES_MS) {
    try {
      work();
      return;
    } catch (error) {
      if (!isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
  work();
}

function isHeld(error: unknown): boolean {
  return HELD.has(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
