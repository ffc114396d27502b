import { rename, rm, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * What a system answers while another program holds a file: a virus scanner, an indexer, a viewer, a backup. Only Windows speaks of
 * missing rights then; elsewhere they are really missing.
 */
const HELD = new Set(process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY', 'ETXTBSY']);
/** Most let go within a blink; who has not after a second may hold it for hours. */
const PAUSES_MS = [20, 60, 180, 500];

/** Does something with a file, a few times over while another program holds it. Throws what the system said last. */
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

/** Removes what is there, a folder with all that is in it. Nothing to remove is no error. */
export function removePatiently(place: string): Promise<void> {
  return patiently(() => rm(place, { recursive: true, force: true }));
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && HELD.has(error.code);
}
