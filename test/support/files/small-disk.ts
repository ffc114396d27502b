import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Only root can mount, and only Linux has disks in memory with a fixed size. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

export type SmallDisk = {
  readonly folder: string;
  /** Fills the disk except for this many bytes. */
  readonly fill: (leftBytes: number) => void;
  /** Frees that space again. */
  readonly clear: () => void;
  readonly unmount: () => void;
};

const BALLAST = 'ballast';
const PIECE = Buffer.alloc(1 << 20);

/** A disk of the given size in bytes that can really fill up; `null` if this computer does not allow mounting. */
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
