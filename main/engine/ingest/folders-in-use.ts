import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { folderUnusable } from '../../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import { type FolderUse, type Lie, mayLie } from '../../domain/folders/folder-table.ts';
import type { DataFolder } from '../data-folder.ts';
import { lieOf, type RealFolder, realFolder } from './watching/real-folder.ts';

/** A folder and its use by the station; a camera's, and the one its images are moved to, belong to a lane. */
export type FolderInUse = {
  readonly use: FolderUse;
  readonly folder: string;
  readonly lane: Pick<Lane, 'name'> | null;
};

type OwnFolders = Pick<DataFolder, 'root' | 'simulatedLine' | 'lineOutput' | 'exports'>;

/** The station's own folder, its line's folder, and what it watches. */
export type Surroundings = {
  readonly folder: OwnFolders;
  /** Where messages to the line are written. */
  readonly lineOutput: string;
  readonly lanes: readonly Lane[];
  /** Resolves real paths; replaces {@link realFolder} where one must not wait for a share that hangs. */
  readonly real?: typeof realFolder;
};

/** Every folder used by a station. */
export function foldersInUse({ folder, lineOutput, lanes }: Omit<Surroundings, 'real'>): readonly FolderInUse[] {
  const ofLanes = lanes.flatMap((lane): FolderInUse[] => {
    const { isRecursive } = lane;
    const moved = movedTo(lane);
    const camera = { use: { kind: 'camera', isRecursive }, folder: lane.folder, lane } as const;
    return moved === null ? [camera] : [camera, { use: { kind: 'done', isRecursive }, folder: moved, lane }];
  });
  return [
    { use: { kind: 'data' }, folder: folder.root, lane: null },
    { use: { kind: 'line' }, folder: lineOutput, lane: null },
    ...ofLanes,
  ];
}

export function movedTo({ afterwards }: Pick<Lane, 'afterwards'>): string | null {
  return afterwards.kind === 'move' ? afterwards.folder : null;
}

/**
 * Why a folder cannot have its use beside these others, or `null`. `found`: its real path, if
 * already known.
 */
export async function clashOf(
  wanted: FolderInUse,
  others: readonly FolderInUse[],
  own: OwnFolders,
  real: typeof realFolder = realFolder,
  found?: RealFolder,
): Promise<Fault | null> {
  const place = found ?? (await real(wanted.folder));
  const isAtHome = await isInOwnPlace(wanted, place, own, real);
  for (const other of others) {
    if (other.use.kind === 'data' && isAtHome) continue;
    const lie = lieOf(place, await real(other.folder));
    if (!mayLie(wanted.use, lie, other.use)) return faultOf(wanted, lie, other);
  }
  return null;
}

/** Whether it is in its proper place in the data folder. */
async function isInOwnPlace(
  { use }: FolderInUse,
  place: RealFolder,
  own: OwnFolders,
  real: typeof realFolder,
): Promise<boolean> {
  const isIn = async (folder: string, ...lies: readonly Lie[]) => lies.includes(lieOf(place, await real(folder)));
  switch (use.kind) {
    case 'camera':
    case 'done':
      return isIn(own.simulatedLine, 'same', 'inside');
    case 'line':
      return isIn(own.lineOutput, 'same');
    case 'export':
      return isIn(own.exports, 'same', 'inside');
    case 'data':
      return true;
    default:
      return use satisfies never;
  }
}

function faultOf({ folder, lane }: FolderInUse, lie: Lie, other: FolderInUse): Fault {
  const name = other.lane?.name ?? '';
  switch (other.use.kind) {
    case 'data':
      return folderUnusable(folder, lie === 'around' ? 'holds-the-station' : 'of-the-station');
    case 'line':
      return folderUnusable(folder, lie === 'around' ? 'holds-the-line' : 'of-the-line');
    case 'camera':
      if (other.lane === lane) return folderUnusable(folder, 'to-itself');
      if (lie === 'same') return conflict('folder-watched', name);
      return conflict(lie === 'inside' ? 'within-watched' : 'holds-watched', name);
    case 'done':
      return conflict('folder-moved-to', name);
    case 'export':
      throw new Error('an export is in nobody’s way');
    default:
      return other.use satisfies never;
  }
}

/** Why messages to the line cannot be written to a folder, or `null`. `found`: as in {@link clashOf}. */
export async function lineFolderObjection(
  wanted: string,
  { folder, lanes, real }: Omit<Surroundings, 'lineOutput'>,
  found?: RealFolder,
): Promise<Fault | null> {
  const others = foldersInUse({ folder, lineOutput: wanted, lanes }).filter(({ use }) => use.kind !== 'line');
  return clashOf({ use: { kind: 'line' }, folder: wanted, lane: null }, others, folder, real, found);
}

/** Why nothing can be exported into a folder, or `null`. */
export function exportObjection(wanted: string, surroundings: Surroundings): Promise<Fault | null> {
  const others = foldersInUse(surroundings);
  return clashOf({ use: { kind: 'export' }, folder: wanted, lane: null }, others, surroundings.folder);
}
