import os from 'node:os';
import { folderUnusable } from '../../../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../../preload/contract/values/units.ts';
import { sharedFolder } from '../../../domain/folders/shared-folder.ts';
import { clashOf, type FolderInUse, foldersInUse, movedTo, type Surroundings } from '../folders-in-use.ts';
import { isSameFolder, type RealFolder, realFolder } from './real-folder.ts';

/** What decides where a lane may be. A new lane has no id yet. */
export type LanePlace = Pick<Lane, 'name' | 'folder' | 'isRecursive' | 'afterwards'> & { readonly id: LaneId | null };

/**
 * Why images cannot be taken from a lane's folder, or moved to its target, or `null`. Folders are compared by their real
 * paths, at every sweep, because links can be created at any time. `found`: the lane's real folder, if
 * already known.
 */
export async function placeObjection(
  lane: LanePlace,
  { real = realFolder, ...surroundings }: Surroundings,
  found?: RealFolder,
): Promise<Fault | null> {
  const home = found ?? (await realFolder(lane.folder));
  const others = foldersInUse({ ...surroundings, lanes: surroundings.lanes.filter(({ id }) => id !== lane.id) });
  const camera: FolderInUse = { use: { kind: 'camera', isRecursive: lane.isRecursive }, folder: lane.folder, lane };
  const clash = await clashOf(camera, others, surroundings.folder, real, home);
  if (clash !== null) return clash;
  const moved = movedTo(lane);
  if (moved !== null) {
    const done: FolderInUse = { use: { kind: 'done', isRecursive: lane.isRecursive }, folder: moved, lane };
    const objection = await clashOf(done, [camera, ...others], surroundings.folder, real);
    if (objection !== null) return objection;
  }
  return lane.afterwards.kind === 'leave' ? null : clearingObjection(lane.folder, home);
}

/** Nobody intends a lane to clear away what people and programs keep in a folder that is not the camera's. */
function clearingObjection(folder: string, { place }: RealFolder): Fault | null {
  const shared = sharedFolder(place, { isWindows: process.platform === 'win32', homes: [os.homedir()] });
  return shared === null ? null : folderUnusable(folder, `shared-${shared}`);
}

/** The lane to which this folder belongs, by whatever path. */
export async function laneOn(folder: string, lanes: readonly Lane[]): Promise<Lane | null> {
  const wanted = await realFolder(folder);
  for (const lane of lanes) if (isSameFolder(wanted, await realFolder(lane.folder))) return lane;
  return null;
}

/** Folders that a lane never enters. */
export type Excluded = { readonly has: (folder: Pick<RealFolder, 'place' | 'id'>) => boolean };

/**
 * Where a lane takes no images, if it is within its folder: what the station writes, where other lanes are, and
 * where files are moved to.
 */
export async function excludedFrom(
  lane: Pick<Lane, 'id'>,
  { folder, lineOutput, lanes, real = realFolder }: Surroundings,
): Promise<Excluded> {
  const homes = lanes.filter((other) => other.id !== lane.id && other.isEnabled).map((other) => other.folder);
  const moved = lanes.flatMap((other) => movedTo(other) ?? []);
  const folders = await Promise.all([folder.root, lineOutput, ...homes, ...moved].map((each) => real(each)));
  const places = new Set(folders.map(({ place }) => place));
  const ids = new Set(folders.flatMap(({ id }) => id ?? []));
  return { has: ({ place, id }) => places.has(place) || (id !== null && ids.has(id)) };
}
