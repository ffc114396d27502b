import type { BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { FilePath } from '../names/file-name.ts';

/** The state of a file at one moment. */
export type Observation = {
  readonly sizeBytes: number;
  readonly modifiedNs: bigint;
  /** When the file's entry changed; a rename changes this and leaves `modifiedNs` alone. */
  readonly changedNs: bigint;
  readonly inode: bigint;
};

export function observationOf(stats: BigIntStats): Observation {
  return { sizeBytes: Number(stats.size), modifiedNs: stats.mtimeNs, changedNs: stats.ctimeNs, inode: stats.ino };
}

/** The current plain file at this path; `null` if there is none or it is something else: a folder, a link, a pipe, a device. */
export async function observe(path: FilePath): Promise<Observation | null> {
  try {
    const stats = await lstat(path, { bigint: true });
    return stats.isFile() ? observationOf(stats) : null;
  } catch {
    return null;
  }
}

/** Same bytes as far as the file system tells. A rename or a change of permissions leaves a file the same. */
export function isUnchanged(before: Observation, after: Observation): boolean {
  return before.sizeBytes === after.sizeBytes && before.modifiedNs === after.modifiedNs && before.inode === after.inode;
}

/** Nothing at all has happened to the file between two observations: no change of its name, its permissions, or a byte. */
export function isUntouched(before: Observation, after: Observation): boolean {
  return isUnchanged(before, after) && before.changedNs === after.changedNs;
}

/** Milliseconds with their fraction: what identifies a file in the store, together with its name and size. */
export function modifiedMs(seen: Observation): number {
  return Number(seen.modifiedNs) / 1e6;
}
