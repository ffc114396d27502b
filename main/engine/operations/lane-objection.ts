import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Lane, LaneSettings } from '../../../preload/contract/lane.ts';
import type { Fault } from '../../../preload/contract/result.ts';
import type { LaneId } from '../../../preload/contract/units.ts';
import type { DataFolder } from '../data-folder.ts';

export type LaneSurroundings = {
  readonly folder: DataFolder;
  readonly others: readonly Lane[];
  /** The lane that is changed; null for a new one. */
  readonly id: LaneId | null;
};

/** Why a lane cannot be like this, or `null`. */
export async function laneObjection(
  settings: LaneSettings,
  { folder, others, id }: LaneSurroundings,
): Promise<Fault | null> {
  const unusable = (place: string, reason: string): Fault => ({ code: 'folder-unusable', path: place, reason });
  const camera = settings.folder;
  if (!path.isAbsolute(camera)) return unusable(camera, 'give the whole path, from the root on');
  const isSimulated = isWithin(camera, folder.simulatedLine);
  if (isWithin(camera, folder.root) && !isSimulated) return unusable(camera, 'it belongs to the station itself');
  const neighbours = others.filter((other) => other.id !== id);
  if (neighbours.some((other) => other.name === settings.name)) {
    return { code: 'conflict', reason: `there is a lane called ${settings.name} already` };
  }
  const double = neighbours.find((other) => path.resolve(other.folder) === path.resolve(camera));
  if (double !== undefined) return { code: 'conflict', reason: `the lane ${double.name} watches this folder already` };
  const moved = settings.afterwards.kind === 'move' ? settings.afterwards.folder : null;
  if (moved !== null && !path.isAbsolute(moved)) return unusable(moved, 'give the whole path, from the root on');
  if (moved !== null && path.resolve(moved) === path.resolve(camera)) {
    return unusable(moved, 'files cannot be moved to where they are');
  }
  // A folder that is only out of reach for a while must not keep its lane from being changed.
  const before = others.find((other) => other.id === id);
  return before?.folder === camera ? null : folderObjection(camera);
}

/** Why a folder cannot be watched, or `null`. */
export async function folderObjection(folder: string): Promise<Fault | null> {
  const unusable = (reason: string): Fault => ({ code: 'folder-unusable', path: folder, reason });
  try {
    if (!(await stat(folder)).isDirectory()) return unusable('it is a file, not a folder');
    await access(folder, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    return unusable(error instanceof Error ? error.message : String(error));
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(path.resolve(outer), path.resolve(inner));
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
