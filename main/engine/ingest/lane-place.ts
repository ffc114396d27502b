import { conflict } from '../../../preload/contract/conflict.ts';
import { folderUnusable } from '../../../preload/contract/folder-trouble.ts';
import type { Lane } from '../../../preload/contract/lane.ts';
import type { Fault } from '../../../preload/contract/result.ts';
import type { LaneId } from '../../../preload/contract/units.ts';
import type { DataFolder } from '../data-folder.ts';
import { isSameFolder, isWithin, type RealFolder, realFolder } from './real-folder.ts';

/** Where a station is at home, and what else it watches. */
export type LaneSurroundings = {
  readonly folder: Pick<DataFolder, 'root' | 'simulatedLine'>;
  readonly lanes: readonly Lane[];
  /** Asks the disk; other than {@link realFolder} where one must not wait for a share that hangs. */
  readonly real?: typeof realFolder;
};

/** What counts for where a lane may be. A lane that is new has no id yet. */
export type LanePlace = Pick<Lane, 'folder' | 'afterwards'> & { readonly id: LaneId | null };

/**
 * Why pictures cannot be taken from a lane's folder, or `null`: the folder is the station's own, another lane's, or one that
 * files are moved to. Folders are compared as the disk knows them, at every sweep, for links can be made at any time.
 * `found`: what the lane's folder was found to be, where that was asked already.
 */
export async function placeObjection(
  lane: LanePlace,
  { folder, lanes, real = realFolder }: LaneSurroundings,
  found?: RealFolder,
): Promise<Fault | null> {
  const home = found ?? (await realFolder(lane.folder));
  if (await isOfStation(home, folder)) return folderUnusable(lane.folder, 'of-the-station');
  for (const other of lanes) {
    if (other.id === lane.id) continue;
    if (isSameFolder(home, await real(other.folder))) return conflict('folder-watched', other.name);
    const moved = movedTo(other);
    if (moved !== null && isSameFolder(home, await real(moved))) return conflict('folder-moved-to', other.name);
  }
  const moved = movedTo(lane);
  return moved === null ? null : targetObjection(moved, lane, home, { lanes, real });
}

async function targetObjection(
  moved: string,
  lane: LanePlace,
  home: RealFolder,
  { lanes, real }: Required<Pick<LaneSurroundings, 'lanes' | 'real'>>,
): Promise<Fault | null> {
  const target = await real(moved);
  if (isSameFolder(target, home)) return folderUnusable(moved, 'to-itself');
  for (const other of lanes) {
    const isTaken = other.id !== lane.id && isSameFolder(target, await real(other.folder));
    if (isTaken) return conflict('folder-watched', other.name);
  }
  return null;
}

async function isOfStation(home: RealFolder, folder: LaneSurroundings['folder']): Promise<boolean> {
  if (!(await isWithin(home, await realFolder(folder.root)))) return false;
  return !(await isWithin(home, await realFolder(folder.simulatedLine)));
}

function movedTo({ afterwards }: Pick<Lane, 'afterwards'>): string | null {
  return afterwards.kind === 'move' ? afterwards.folder : null;
}

/** The lane whose folder this is, by whatever path. */
export async function laneOn(folder: string, lanes: readonly Lane[]): Promise<Lane | null> {
  const wanted = await realFolder(folder);
  for (const lane of lanes) if (isSameFolder(wanted, await realFolder(lane.folder))) return lane;
  return null;
}

/** Folders that a lane never enters. */
export type Excluded = { readonly has: (folder: RealFolder) => boolean };

/**
 * Where a lane takes no pictures, should it lie within its folder: what the station writes, where other lanes are at home, and
 * where files are moved to.
 */
export async function excludedFrom(
  lane: LanePlace,
  { folder, lineOutput, lanes, real = realFolder }: LaneSurroundings & { readonly lineOutput: string },
): Promise<Excluded> {
  const homes = lanes.filter((other) => other.id !== lane.id && other.isEnabled).map((other) => other.folder);
  const moved = lanes.flatMap((other) => movedTo(other) ?? []);
  const folders = await Promise.all([folder.root, lineOutput, ...homes, ...moved].map((each) => real(each)));
  const places = new Set(folders.map(({ place }) => place));
  const ids = new Set(folders.flatMap(({ id }) => id ?? []));
  return { has: ({ place, id }) => places.has(place) || (id !== null && ids.has(id)) };
}
