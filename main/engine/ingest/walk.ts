import { opendir } from 'node:fs/promises';
import path from 'node:path';
import { isPictureName } from './file-name-rule.ts';
import type { Excluded } from './lane-place.ts';
import { folderId, realFolder } from './real-folder.ts';

/** Names found in one folder, relative to the lane's folder, with `/` between folders on every system. */
export type Batch = {
  readonly pictures: readonly string[];
  /** Left alone by rule: temporary and hidden names, links, pipes, what is no picture by its name. */
  readonly ignored: readonly string[];
  readonly folders: readonly string[];
};

export type WalkRule = {
  readonly isRecursive: boolean;
  /** Folders that are never entered: where this station itself writes. */
  readonly excluded: Excluded;
};

const BATCH_SIZE = 256;
/** Deeper than any camera writes; keeps a folder mounted into itself from turning the walk into a circle. */
const MAX_DEPTH = 24;

/**
 * Lists a lane's folder piece by piece, so that no number of files holds up the rest of the engine. Links are not
 * followed. A folder below the first that vanishes or cannot be read is left out; throws when the first one cannot be read.
 */
export async function* walk(root: string, rule: WalkRule): AsyncGenerator<Batch> {
  const { place } = await realFolder(root);
  yield* walkFolder(place, '', 0, rule);
}

async function* walkFolder(root: string, below: string, depth: number, rule: WalkRule): AsyncGenerator<Batch> {
  const folders: string[] = [];
  try {
    for await (const batch of listFolder(root, below, rule)) {
      folders.push(...batch.folders);
      yield batch;
    }
  } catch (error) {
    if (below === '') throw error;
    return;
  }
  if (depth >= MAX_DEPTH) return;
  for (const folder of folders) yield* walkFolder(root, folder, depth + 1, rule);
}

async function* listFolder(root: string, below: string, rule: WalkRule): AsyncGenerator<Batch> {
  let batch = emptyBatch();
  let count = 0;
  for await (const entry of await opendir(path.join(root, below), { bufferSize: BATCH_SIZE })) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (await isWanted(path.join(root, name), entry.name, rule)) batch.folders.push(name);
    } else if (entry.isFile() && isPictureName(entry.name)) {
      batch.pictures.push(name);
    } else {
      batch.ignored.push(name);
    }
    if (++count < BATCH_SIZE) continue;
    yield batch;
    batch = emptyBatch();
    count = 0;
  }
  yield batch;
}

async function isWanted(place: string, name: string, { isRecursive, excluded }: WalkRule): Promise<boolean> {
  return isRecursive && !name.startsWith('.') && !excluded.has({ place, id: await folderId(place) });
}

function emptyBatch() {
  return { pictures: [] as string[], ignored: [] as string[], folders: [] as string[] };
}
