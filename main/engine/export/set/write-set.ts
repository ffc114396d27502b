import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { SetCounts, SetOrder, TransferResult } from '../../../../preload/contract/station/transfer.ts';
import type { Split } from '../../../domain/training/training-split.ts';
import { copyPatiently, renamePatiently } from '../../../patient-files.ts';
import { originalPath } from '../../data-folder.ts';
import { syncFolder, syncTree } from '../../durable-files.ts';
import { systemCode } from '../../file-fault.ts';
import { addExport, answerMarks, earlierSets } from '../../store/exports/exports.ts';
import { idRange } from '../../store/exports/filter-condition.ts';
import { migrations } from '../../store/migrations/index.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import type { ExportJob, JobDeps } from '../job.ts';
import { checkSet } from './check-set.ts';
import { cocoFormat } from './coco-format.ts';
import { type LabelFormat, SPLITS } from './format.ts';
import { sidesOfParts } from './kept-sides.ts';
import { type LabelledPart, type LeftOutCounts, labelParts } from './label-parts.ts';
import type { SetEntry, SetManifest } from './manifest.ts';
import { pictureSuffix } from './picture-suffix.ts';
import { gapsIn, type SetPart } from './set-gaps.ts';
import { yoloFormat } from './yolo-format.ts';

const EARLIER_SETS = 50;

type Written = {
  readonly entries: readonly SetEntry[];
  readonly placed: readonly SetPart[];
  readonly bytes: number;
};

/**
 * Writes what is known about the parts of one recipe as a training set: images, labels, and a manifest whose counts
 * add up; then reads it back. It appears under its name complete or not at all; until then it is in `job.half`.
 */
export async function writeSet(
  job: ExportJob & { readonly order: SetOrder },
  deps: JobDeps,
): Promise<Result<TransferResult>> {
  const { order, half } = job;
  const recipe = newestRecipe(deps.db, order.filter.recipeId);
  if (recipe === null) return failed(notFound('recipe', order.filter.recipeId));
  const classes = recipe.body.defects.map(({ className }) => className);
  const marks = answerMarks(deps.db);
  const { judged, parts, leftOut } = await labelParts(
    deps.db,
    order,
    recipe,
    idRange(deps.db, order.filter),
    deps.signal,
  );
  const sides = sidesOfParts(deps.db, order, parts);

  await mkdir(half);
  for (const split of SPLITS) await mkdir(path.join(half, 'images', split), { recursive: true });
  const format =
    order.format === 'yolo' ? await yoloFormat(half, classes) : await cocoFormat(half, classes, job.madeAt);
  const written = await writeParts(half, parts, sides, format, leftOut, deps);
  const files = await format.finish();
  const counts = countsOf(judged, written.placed, written.entries, classes, leftOut);
  const manifest: SetManifest = {
    format: 'lupa-training-set-2',
    madeAt: job.madeAt.toISOString(),
    madeBy: job.madeBy,
    software: job.software,
    schemaVersion: migrations.at(-1)?.version ?? 0,
    order,
    recipe: { name: recipe.name, version: recipe.version, classes },
    counts,
    thin: [...gapsIn(written.placed, counts, order)],
    earlier: [...earlierSets(deps.db, recipe.id, EARLIER_SETS)],
    files: [...files],
    pictures: [...written.entries],
  };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  await writeFile(path.join(half, 'manifest.json'), text, { flag: 'wx' });
  const wrong = await checkSet(half, deps.signal);
  if (wrong.length > 0) return failed({ code: 'internal', message: wrong.join('; ') });
  await syncTree(half, deps.signal);
  deps.signal.throwIfAborted();

  const bytes = written.bytes + text.length + files.reduce((sum, file) => sum + file.sizeBytes, 0);
  await renamePatiently(half, job.out);
  await syncFolder(path.dirname(job.out));
  addExport(deps.db, {
    ...marks,
    ...{ order, path: job.out, madeBy: job.madeBy, personId: job.personId, madeAt: job.madeAt.getTime() },
    ...{ count: written.entries.length, bytes, manifestSha256: createHash('sha256').update(text).digest('hex') },
  });
  return ok({ kind: 'training-set', path: job.out, bytes, counts, thin: manifest.thin });
}

/** Copies the images and adds their labels. Parts that turn out to be unusable are counted in `leftOut`. */
async function writeParts(
  half: string,
  parts: readonly LabelledPart[],
  sides: readonly (Split | null)[],
  format: LabelFormat,
  leftOut: LeftOutCounts,
  { folder, signal, onProgress }: JobDeps,
): Promise<Written> {
  const entries: SetEntry[] = [];
  const placed: SetPart[] = [];
  let bytes = 0;
  for (const [index, part] of parts.entries()) {
    signal.throwIfAborted();
    const split = sides[index] ?? null;
    const picture =
      split === null ? 'on-two-sides' : await copyPicture(half, split, part, originalPath(folder, part.imageSha256));
    if (split === null || typeof picture === 'string') {
      const why = picture === 'on-two-sides' ? picture : 'no-picture';
      leftOut[why] = (leftOut[why] ?? 0) + 1;
    } else {
      const label = await format.add(part, split, path.posix.basename(picture.path));
      placed.push({ part, split });
      entries.push({
        picture,
        ...(label === null ? {} : { label }),
        ...{ split, inspectionId: part.inspectionId, serial: part.serial, lot: part.lot },
        ...{ boxes: part.boxes.length, labelled: part.provenance },
      });
      bytes += picture.sizeBytes + (label?.sizeBytes ?? 0);
    }
    onProgress({ done: index + 1, total: parts.length, bytes });
  }
  return { entries, placed, bytes };
}

async function copyPicture(
  half: string,
  split: Split,
  part: LabelledPart,
  original: string,
): Promise<SetEntry['picture'] | 'no-picture'> {
  try {
    const name = `${String(part.inspectionId).padStart(8, '0')}${plainName(part.serial)}${await pictureSuffix(original)}`;
    const relative = `images/${split}/${name}`;
    const copy = path.join(half, relative);
    await copyPatiently(original, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    return { path: relative, sha256: part.imageSha256, sizeBytes: (await stat(copy)).size };
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return 'no-picture';
  }
}

/** A serial as part of a file name that every file system and every trainer accepts. */
function plainName(serial: string | null): string {
  const plain = (serial ?? '').replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 60);
  return plain === '' ? '' : `_${plain}`;
}

function countsOf(
  judged: number,
  placed: readonly SetPart[],
  entries: readonly SetEntry[],
  classes: readonly string[],
  leftOut: LeftOutCounts,
): SetCounts {
  const boxes: Record<string, number> = Object.fromEntries(classes.map((name) => [name, 0]));
  for (const { part } of placed) for (const { className } of part.boxes) boxes[className] = (boxes[className] ?? 0) + 1;
  const on = (split: Split) => entries.filter((entry) => entry.split === split).length;
  const good = entries.filter((entry) => entry.boxes === 0).length;
  return { judged, pictures: { train: on('train'), val: on('val'), test: on('test') }, boxes, good, leftOut };
}
