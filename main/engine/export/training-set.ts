import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'yaml';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/result.ts';
import { trainingLabel } from '../../domain/training-label.ts';
import { splitOf } from '../../domain/training-split.ts';
import { type DataFolder, originalPath } from '../data-folder.ts';
import { folderFault, systemCode } from '../file-fault.ts';
import type { ReadDb } from '../store/handles.ts';
import { checkTrainingSet } from './check-training-set.ts';
import { countJudgedParts, type JudgedPart, judgedParts } from './judged-parts.ts';
import { labelLines } from './label-lines.ts';
import { pictureSuffix } from './picture-suffix.ts';
import type { TrainingManifest } from './training-manifest.ts';

export type TrainingSetOrder = {
  readonly out: string;
  readonly recipe: Recipe;
  readonly splitBy: 'serial' | 'lot';
  readonly seed: string;
  readonly val: number;
  readonly test: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly software: string;
};

export type TrainingSetDeps = {
  readonly db: ReadDb;
  readonly folder: DataFolder;
  readonly onProgress?: (done: number, total: number) => void;
};

const SPLITS = ['train', 'val', 'test'] as const;
type Entry = TrainingManifest['pictures'][number];
type Tally = { boxes: Record<string, number>; good: number; leftOut: Record<string, number> };

/**
 * Writes what people judged under one recipe as a YOLO data set: pictures, labels, data.yaml and a manifest in which the
 * counts add up, and reads it back. It appears under its name whole or not at all; a folder that exists is refused, and a full disk leaves nothing behind.
 */
export async function writeTrainingSet(
  order: TrainingSetOrder,
  deps: TrainingSetDeps,
): Promise<Result<TrainingManifest>> {
  const objection = await objectionTo(order.out);
  if (objection !== null) return failed(objection);
  const half = `${path.resolve(order.out)}.partial-${process.pid}`;
  try {
    for (const split of SPLITS) {
      await mkdir(path.join(half, 'images', split), { recursive: true });
      await mkdir(path.join(half, 'labels', split), { recursive: true });
    }
    const manifest = await fill(half, order, deps);
    await writeFile(path.join(half, 'data.yaml'), dataYaml(manifest.recipe.classes));
    await writeFile(path.join(half, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
    const wrong = await checkTrainingSet(half);
    if (wrong.length > 0) return failed({ code: 'internal', message: wrong.join('; ') });
    await rename(half, path.resolve(order.out));
    return ok(manifest);
  } catch (error) {
    return failed(folderFault(error, order.out));
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

async function objectionTo(out: string): Promise<Fault | null> {
  try {
    const entries = await readdir(out);
    return entries.length === 0 ? null : { code: 'folder-unusable', path: out, reason: 'it is not empty' };
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? null : folderFault(error, out);
  }
}

async function fill(half: string, order: TrainingSetOrder, deps: TrainingSetDeps): Promise<TrainingManifest> {
  const { recipe, splitBy, seed, val, test } = order;
  const classes = recipe.body.defects.map(({ className }) => className);
  const tally: Tally = { boxes: Object.fromEntries(classes.map((name) => [name, 0])), good: 0, leftOut: {} };
  const pictures: Entry[] = [];
  const total = countJudgedParts(deps.db, recipe.id);
  let judged = 0;
  for (const part of judgedParts(deps.db, recipe.id)) {
    const entry = await writePart(half, part, classes, order, deps.folder, tally);
    if (entry !== null) pictures.push(entry);
    judged++;
    deps.onProgress?.(judged, total);
  }
  const inSplit = (split: (typeof SPLITS)[number]) => pictures.filter((picture) => picture.split === split).length;
  return {
    format: 'lupa-training-set-1',
    madeAt: order.madeAt.toISOString(),
    madeBy: order.madeBy,
    software: order.software,
    recipe: { name: recipe.name, version: recipe.version, classes },
    split: { by: splitBy, seed, val, test },
    counts: { judged, pictures: { train: inSplit('train'), val: inSplit('val'), test: inSplit('test') }, ...tally },
    pictures,
  };
}

async function writePart(
  half: string,
  part: JudgedPart,
  classes: readonly string[],
  order: TrainingSetOrder,
  folder: DataFolder,
  tally: Tally,
): Promise<Entry | null> {
  const label =
    part.imageSha256 === null
      ? ({ kind: 'left-out', why: 'no-picture' } as const)
      : trainingLabel({ kind: part.kind, ask: part.ask, boxes: part.boxes }, classes);
  if (label.kind === 'left-out' || part.imageSha256 === null) {
    const why = label.kind === 'left-out' ? label.why : 'no-picture';
    tally.leftOut[why] = (tally.leftOut[why] ?? 0) + 1;
    return null;
  }
  if (label.boxes.length === 0) tally.good++;
  for (const { className } of label.boxes) tally.boxes[className] = (tally.boxes[className] ?? 0) + 1;
  const key = (order.splitBy === 'lot' ? part.lot : part.serial) ?? part.imageSha256;
  const split = splitOf(key, order.seed, order);
  const original = originalPath(folder, part.imageSha256);
  const name = `${String(part.inspectionId).padStart(8, '0')}${plainName(part.serial)}`;
  const picture = path.join('images', split, `${name}${await pictureSuffix(original)}`);
  const labelFile = path.join('labels', split, `${name}.txt`);
  await copyFile(original, path.join(half, picture), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  await writeFile(path.join(half, labelFile), labelLines(label.boxes, classes, part));
  return {
    picture: await described(half, picture),
    label: await described(half, labelFile),
    split,
    inspectionId: part.inspectionId,
    serial: part.serial,
    lot: part.lot,
    labelledBy: part.personName,
    labelledAt: new Date(part.madeAt).toISOString(),
    modelSha256: part.modelSha256,
    recipeVersion: part.recipeVersion,
  };
}

/** A serial may hold anything; in a file name only what every system and trainer takes. */
function plainName(serial: string | null): string {
  const plain = (serial ?? '').replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 60);
  return plain === '' ? '' : `_${plain}`;
}

async function described(half: string, relative: string): Promise<Entry['picture']> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path.join(half, relative)), hash);
  const { size } = await stat(path.join(half, relative));
  return { path: relative.split(path.sep).join('/'), sha256: hash.digest('hex'), sizeBytes: size };
}

/** Class names by number: a list of names is read by some trainers in the order of the alphabet. */
function dataYaml(classes: readonly string[]): string {
  const names = new Map(classes.map((name, index) => [index, name]));
  return stringify({ path: '.', train: 'images/train', val: 'images/val', test: 'images/test', names });
}
