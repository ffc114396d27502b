import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { canMount } from './small-disk.ts';

const DEVICE = '/dev/fuse';

/** Whether folders can be made to hang here: the system must support file systems in user space, and let us mount one. */
export const canHang = canMount && existsSync(DEVICE);

/**
 * Makes a folder hang as a share does whose server has gone: a file system is mounted on it that a program is to serve, and the program never answers.
 * Every call into it is kept by the system until `answer` takes it away again. `null` where this computer does not let that happen.
 */
export function hangFolder(folder: string): { readonly answer: () => void } | null {
  if (!canHang) return null;
  const served = openSync(DEVICE, 'r+');
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other';
  const mounted = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'hung', folder], {
    stdio: ['ignore', 'ignore', 'ignore', served],
  });
  if (mounted.status !== 0) {
    closeSync(served);
    return null;
  }
  let isHung = true;
  return {
    answer: () => {
      if (!isHung) return;
      isHung = false;
      // Nothing serves it any more: waiting requests end with an error.
      closeSync(served);
      execFileSync('umount', ['-l', folder]);
    },
  };
}
