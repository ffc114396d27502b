import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { folderUnusable } from '../../../preload/contract/folder-trouble.ts';
import { notFound } from '../../../preload/contract/missing-thing.ts';
import { failed, type Result } from '../../../preload/contract/result.ts';
import type { PictureLabels } from './picture-labels.ts';
import { readCoco } from './read-coco.ts';
import { readTruth, truthLogAt } from './read-truth.ts';
import { readYolo } from './read-yolo.ts';

/**
 * The labels below a folder, or of one file: a set in YOLO form is known by its `data.yaml`, one in COCO form by JSON files in
 * `annotations`, or beside the pictures; the truth of a simulated line by its log.
 */
export async function readLabels(from: string): Promise<Result<readonly PictureLabels[]>> {
  const given = await stat(from).catch(() => null);
  if (given === null) return failed(notFound('file', from));
  const log = await truthLogAt(from);
  if (log !== null) return readTruth(log);
  if (given.isFile()) return from.endsWith('.json') ? readCoco([from], rootOf(from)) : readYolo(from);
  const names = await readdir(from);
  const yaml = names.find((name) => /^data\.ya?ml$/i.test(name));
  if (yaml !== undefined) return readYolo(path.join(from, yaml));
  const folder = names.includes('annotations') ? path.join(from, 'annotations') : from;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'manifest.json').toSorted();
  if (files.length > 0)
    return readCoco(
      files.map((name) => path.join(folder, name)),
      from,
    );
  return failed(folderUnusable(from, 'no-labels'));
}

function rootOf(file: string): string {
  const folder = path.dirname(path.resolve(file));
  return path.basename(folder) === 'annotations' ? path.dirname(folder) : folder;
}
