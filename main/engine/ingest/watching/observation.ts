import type { BigIntStats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import type { FilePath } from '../names/file-name.ts';

/** How a file looked at one moment. */
export type Observation = {
  readonly sizeBytes: number;
  readonly modifiedNs: bigint;
  /** When the file's entry changed; a rename moves this one and leaves `modifiedNs` alone. */
  readonly changedNs: bigint;
  readonly inode: bigint;
};

export function observationOf(stats: BigIntStats): Observation {
  return { sizeBytes: Number(stats.size), modifiedNs: stats.mtimeNs, changedNs: stats.ctimeNs, inode: stats.ino };
}

/** The plain file at this path as it is now; `null` when there is none or it is something else: a folder, a link, a pipe, a device. */
export async function observe(path: FilePath): Promise<Observation | null> {
  try {
    const stats = await lstat(path, { bigint: true });
    return stats.isFile() ? observationOf(stats) : null;
  } catch {
    return null;
  }
}

/** Same bytes as far as the file system tells. A rename or a change of rights leaves a file the same. */
export function isUnchanged(before: Observation, after: Observation): boolean {
  return before.sizeBytes === after.sizeBytes && before.modifiedNs === after.modifiedNs && before.inode === after.inode;
}

/** Nothing at all has happened to the file between two looks: neither was its name changed, nor its rights, nor a byte. */
export function isUntouched(before: Observation, after: Observation): boolean {
  return isUnchanged(before, after) && before.changedNs === after.changedNs;
}

/** Milliseconds with their fraction: what the store knows a file by, together with its name and size. */
export function modifiedMs(seen: Observation): number {
  return Number(seen.modifiedNs) / 1e6;
}
