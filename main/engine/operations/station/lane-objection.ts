import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { folderOutOfReach, folderUnusable } from '../../../../preload/contract/faults/folder-trouble.ts';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Lane, LaneSettings } from '../../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../../preload/contract/values/units.ts';
import type { DataFolder } from '../../data-folder.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import { placeObjection } from '../../ingest/watching/lane-place.ts';
import { realFolder } from '../../ingest/watching/real-folder.ts';

export type LaneNeighbours = {
  readonly folder: DataFolder;
  /** By which a new folder is asked; one that does not answer is a `SilentFolder`, thrown. */
  readonly calls: (folder: string) => FolderCalls;
  /** Asks a folder that is in use already, without waiting for it. */
  readonly real: typeof realFolder;
  /** Where the line's messages are written. */
  readonly lineOutput: string;
  readonly others: readonly Lane[];
  /** The lane that is changed; null for a new one. */
  readonly id: LaneId | null;
};

/** Why a lane cannot be like this, or `null`. */
export async function laneObjection(
  settings: LaneSettings,
  { folder, calls, real, lineOutput, others, id }: LaneNeighbours,
): Promise<Fault | null> {
  const camera = settings.folder;
  if (!path.isAbsolute(camera)) return folderUnusable(camera, 'relative');
  const neighbours = others.filter((other) => other.id !== id);
  if (neighbours.some((other) => other.name === settings.name)) {
    return conflict('lane-name-taken', settings.name);
  }
  const moved = settings.afterwards.kind === 'move' ? settings.afterwards.folder : null;
  if (moved !== null && !path.isAbsolute(moved)) return folderUnusable(moved, 'relative');
  // A folder that is only out of reach for a while must not keep its lane from being changed, nor another from being added.
  const isNew = others.find((other) => other.id === id)?.folder !== camera;
  const home = isNew ? await calls(camera).call(() => realFolder(camera)) : await real(camera);
  const surroundings = { folder, lineOutput, lanes: neighbours, real };
  const objection = await placeObjection({ ...settings, id }, surroundings, home);
  if (objection !== null) return objection;
  return isNew ? calls(camera).call(() => folderObjection(camera)) : null;
}

/** Why a folder cannot be watched, or `null`. */
export async function folderObjection(folder: string): Promise<Fault | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return folderUnusable(folder, 'not-a-folder');
    await access(folder, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    return folderOutOfReach(folder, messageOf(error));
  }
}
