import type { Dirent } from 'node:fs';
import { opendir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../file-fault.ts';
import { isDamagedName, nameOf, placeOf } from '../names/file-name.ts';
import { isPictureName } from '../names/file-name-rule.ts';
import type { Excluded } from './lane-place.ts';
import { folderId, realFolder } from './real-folder.ts';

/** Names found in one folder, relative to the lane's folder, with `/` between folders on every system. */
export type Batch = {
  readonly pictures: readonly string[];
  /** Ignored by rule: temporary and hidden names, links, pipes, names without an image ending. */
  readonly ignored: readonly string[];
  readonly folders: readonly string[];
  /** Folders that exist but cannot be read. */
  readonly closed: readonly string[];
};

export type WalkRule = {
  readonly isRecursive: boolean;
  /** Folders that are never entered: where this station itself writes. */
  readonly excluded: Excluded;
};

const BATCH_SIZE = 256;
/** Deeper than any camera writes; keeps a folder mounted into itself from making the walk endless. */
const MAX_DEPTH = 24;

/**
 * Lists a lane's folder piece by piece, so that no number of files holds up the rest of the engine. Links are not
 * followed. A folder below the first that vanishes is left out, one that cannot be read is named; throws if the first one cannot be read.
 */
export async function* walk(root: string, rule: WalkRule): AsyncGenerator<Batch, void, undefined> {
  const { place } = await realFolder(root);
  yield* walkFolder(place, '', 0, rule);
}

async function* walkFolder(
  root: string,
  below: string,
  depth: number,
  rule: WalkRule,
): AsyncGenerator<Batch, void, undefined> {
  const folders: string[] = [];
  try {
    for await (const batch of listFolder(root, below, rule)) {
      folders.push(...batch.folders);
      yield batch;
    }
  } catch (error) {
    if (below === '') throw error;
    const code = systemCode(error);
    if (code === null) throw error;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') yield { ...emptyBatch(), closed: [below] };
    return;
  }
  if (depth >= MAX_DEPTH) return;
  for (const folder of folders) yield* walkFolder(root, folder, depth + 1, rule);
}

async function* listFolder(root: string, below: string, rule: WalkRule): AsyncGenerator<Batch> {
  let batch = emptyBatch();
  let count = 0;
  let hasDamagedNames = false;
  for await (const entry of await opendir(placeOf(root, below), { bufferSize: BATCH_SIZE })) {
    // Not every name can be recovered from the text it is shown as.
    if (isDamagedName(entry.name)) hasDamagedNames = true;
    else await sort(entry, entry.name, { root, below, rule, batch });
    if (++count < BATCH_SIZE) continue;
    yield batch;
    batch = emptyBatch();
    count = 0;
  }
  yield batch;
  if (hasDamagedNames) yield await listDamagedNames(root, below, rule);
}

async function listDamagedNames(root: string, below: string, rule: WalkRule): Promise<Batch> {
  const batch = emptyBatch();
  const entries = await readdir(placeOf(root, below), { encoding: 'buffer', withFileTypes: true });
  for (const entry of entries) {
    const name = nameOf(entry.name);
    if (isDamagedName(name)) await sort(entry, name, { root, below, rule, batch });
  }
  return batch;
}

type Listing = {
  readonly root: string;
  readonly below: string;
  readonly rule: WalkRule;
  readonly batch: ReturnType<typeof emptyBatch>;
};

/** Puts an entry into the right list. */
async function sort(
  entry: Pick<Dirent, 'isFile' | 'isDirectory'>,
  base: string,
  { root, below, rule, batch }: Listing,
): Promise<void> {
  const name = below === '' ? base : `${below}/${base}`;
  if (entry.isDirectory()) {
    if (await isWanted(root, name, rule)) batch.folders.push(name);
  } else if (entry.isFile() && isPictureName(base)) {
    batch.pictures.push(name);
  } else {
    batch.ignored.push(name);
  }
}

async function isWanted(root: string, name: string, { isRecursive, excluded }: WalkRule): Promise<boolean> {
  if (!isRecursive || path.posix.basename(name).startsWith('.')) return false;
  return !excluded.has({ place: path.join(root, name), id: await folderId(placeOf(root, name)) });
}

function emptyBatch() {
  return { pictures: [] as string[], ignored: [] as string[], folders: [] as string[], closed: [] as string[] };
}
