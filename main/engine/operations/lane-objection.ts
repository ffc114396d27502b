import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { conflict } from '../../../preload/contract/conflict.ts';
import { folderUnusable } from '../../../preload/contract/folder-trouble.ts';
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
  const camera = settings.folder;
  if (!path.isAbsolute(camera)) return folderUnusable(camera, 'relative');
  const isSimulated = isWithin(camera, folder.simulatedLine);
  if (isWithin(camera, folder.root) && !isSimulated) return folderUnusable(camera, 'of-the-station');
  const neighbours = others.filter((other) => other.id !== id);
  if (neighbours.some((other) => other.name === settings.name)) {
    return conflict('lane-name-taken', settings.name);
  }
  const double = neighbours.find((other) => path.resolve(other.folder) === path.resolve(camera));
  if (double !== undefined) return conflict('folder-watched', double.name);
  const moved = settings.afterwards.kind === 'move' ? settings.afterwards.folder : null;
  if (moved !== null && !path.isAbsolute(moved)) return folderUnusable(moved, 'relative');
  if (moved !== null && path.resolve(moved) === path.resolve(camera)) {
    return folderUnusable(moved, 'to-itself');
  }
  // A folder that is only out of reach for a while must not keep its lane from being changed.
  const before = others.find((other) => other.id === id);
  return before?.folder === camera ? null : folderObjection(camera);
}

/** Why a folder cannot be watched, or `null`. */
export async function folderObjection(folder: string): Promise<Fault | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return folderUnusable(folder, 'not-a-folder');
    await access(folder, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    return { code: 'folder-unusable', path: folder, reason: error instanceof Error ? error.message : String(error) };
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(path.resolve(outer), path.resolve(inner));
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
