import { readdir, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { LineFolderTrouble } from '../../../preload/contract/faults/line-folder.ts';
import { mountsIn, pointInUnit, pointsInFstab, unconnectedPoint } from '../../domain/folders/mount-table.ts';
import { systemCode } from '../file-fault.ts';
import { realFolder } from '../ingest/watching/real-folder.ts';

/**
 * Why nothing is written to a folder that should be on a share or a drive, or `null`: it is on one of this computer's own
 * disks, which is what is found in place of a missing share.
 */
export async function ownDiskDoubt(folder: string, dataFolder: string): Promise<LineFolderTrouble | null> {
  const own = [path.parse(os.homedir()).root, os.homedir(), os.tmpdir(), dataFolder];
  const { dev } = await stat(folder);
  const devices = await Promise.all(own.map((place) => deviceOf(place)));
  return devices.includes(dev) ? { why: 'own-disk' } : null;
}

/** Why a folder that nobody has written to yet is not used, or `null`: it looks like the mount point of a missing share. */
export async function unconnectedDoubt(folder: string): Promise<LineFolderTrouble | null> {
  if (process.platform !== 'linux') return null;
  const { place } = await realFolder(folder);
  const mounts = mountsIn(await readFile('/proc/self/mountinfo', 'utf8'));
  const point = unconnectedPoint(place, mounts, await plannedPoints());
  return point === null ? null : { why: 'not-connected', figures: { name: point } };
}

const UNITS = ['/etc/systemd/system', '/run/systemd/generator', '/usr/lib/systemd/system'];

/** What this computer is configured to mount, by its table and by systemd units. */
async function plannedPoints(): Promise<readonly string[]> {
  const fstab = pointsInFstab(await textOf('/etc/fstab'));
  const units = await Promise.all(UNITS.map(async (folder) => pointsOfUnits(folder)));
  return [...fstab, ...units.flat()];
}

async function pointsOfUnits(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const units = names.filter((name) => /\.(auto)?mount$/.test(name));
  const points = await Promise.all(units.map(async (name) => pointInUnit(await textOf(path.join(folder, name)))));
  return points.filter((point) => point !== null);
}

/** Anything unreadable says nothing. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return '';
  }
}

async function deviceOf(place: string): Promise<number | null> {
  try {
    return (await stat(place)).dev;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}
