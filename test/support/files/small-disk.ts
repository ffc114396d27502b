import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Mounting is root's, and only Linux has disks in memory that take no more than they were given. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

export type SmallDisk = {
  readonly folder: string;
  /** Takes all of the room but so many bytes. */
  readonly fill: (leftBytes: number) => void;
  /** Gives back what was taken. */
  readonly clear: () => void;
  readonly unmount: () => void;
};

const BALLAST = 'ballast';
const PIECE = Buffer.alloc(1 << 20);

/** A disk of the given size in bytes that can really be full; `null` if this computer allows no mounting. */
export function smallDisk(folder: string, bytes: number): SmallDisk | null {
  if (!canMount) return null;
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const ballast = path.join(folder, BALLAST);
  const clear = () => rmSync(ballast, { force: true });
  return {
    folder,
    fill: (leftBytes) => {
      clear();
      const { bavail, bsize } = statfsSync(folder);
      try {
        for (let left = bavail * bsize - leftBytes; left > 0; left -= PIECE.length) {
          writeFileSync(ballast, PIECE.subarray(0, Math.min(left, PIECE.length)), { flag: 'a' });
        }
      } catch (error) {
        // Another writer was faster.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    },
    clear,
    unmount: () => void execFileSync('umount', ['-l', folder]),
  };
}
