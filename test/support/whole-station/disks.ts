import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { smallDisk } from '../files/small-disk.ts';
import { DISKS, type DiskName } from './happening.ts';

/** Room for the records of a history and what SQLite writes beside them; small enough for one file to fill the rest quickly. */
const BYTES: Record<DiskName, number> = { data: 48 << 20, line: 4 << 20 };

export type Disks = ReturnType<typeof openDisks>;

/** The disks of a station. Where small ones cannot be mounted, they are folders that never fill up. */
export function openDisks(root: string) {
  const disks = new Map(DISKS.map((name) => [name, smallDisk(path.join(root, name), BYTES[name])] as const));
  const full = new Set<DiskName>();
  const clear = (name: DiskName) => {
    disks.get(name)?.clear();
    full.delete(name);
  };
  for (const name of DISKS) mkdirSync(path.join(root, name), { recursive: true });
  return {
    /** Where a folder of this name lies on the disk. */
    at: (disk: DiskName, folder: string) => path.join(root, disk, folder),
    fill: (name: DiskName, leftBytes: number) => {
      const disk = disks.get(name);
      if (disk === undefined || disk === null) return;
      disk.fill(leftBytes);
      full.add(name);
    },
    clear,
    clearAll: () => {
      for (const name of DISKS) clear(name);
    },
    isFull: (name: DiskName) => full.has(name),
    close: () => {
      for (const disk of disks.values()) disk?.unmount();
    },
  };
}
