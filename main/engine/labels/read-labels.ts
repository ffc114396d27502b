import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { folderUnusable } from '../../../preload/contract/faults/folder-trouble.ts';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { LabelSet } from './picture-labels.ts';
import { readCoco } from './read-coco.ts';
import { readTruth, truthLogAt } from './read-truth.ts';
import { readYolo } from './read-yolo.ts';

/** JSON files beside labels that hold none: what Lupa and Label Studio write about a set. */
const NO_LABELS = new Set(['manifest.json', 'notes.json']);

/**
 * The labels below a folder, or of one file. A set in YOLO form is known by its `data.yaml`, or by a `classes.txt` beside images
 * and labels; one in COCO form by JSON files in `annotations`, beside the pictures, or in the folder of each side, as
 * Roboflow lays it out; the truth of a simulated line by its log.
 */
export async function readLabels(from: string): Promise<Result<LabelSet>> {
  const given = await stat(from).catch(() => null);
  if (given === null) return failed(notFound('file', from));
  const log = await truthLogAt(from);
  if (log !== null) return readTruth(log);
  if (given.isFile()) return isJson(from) ? readCoco([from], rootOf(from)) : readYolo(from);
  if (!given.isDirectory()) return failed(folderUnusable(from, 'no-labels'));
  const entries = await readdir(from, { withFileTypes: true });
  const names = entries.map(({ name }) => name);
  const yaml = names.find((name) => /^data\.ya?ml$/i.test(name));
  if (yaml !== undefined) return readYolo(path.join(from, yaml));
  if (['classes.txt', 'images', 'labels'].every((name) => names.includes(name)))
    return readYolo(path.join(from, 'classes.txt'));
  const files = await cocoFiles(from, entries);
  return files.length > 0 ? readCoco(files, from) : failed(folderUnusable(from, 'no-labels'));
}

async function cocoFiles(from: string, entries: readonly Dirent[]): Promise<readonly string[]> {
  if (entries.some(({ name }) => name === 'annotations')) return jsonIn(path.join(from, 'annotations'));
  const here = await jsonIn(from);
  if (here.length > 0) return here;
  const sides = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(from, name));
  return (await Promise.all(sides.toSorted().map(jsonIn))).flat();
}

async function jsonIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return names
    .filter((name) => isJson(name) && !NO_LABELS.has(name.toLowerCase()))
    .toSorted()
    .map((name) => path.join(folder, name));
}

function isJson(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}

function rootOf(file: string): string {
  const folder = path.dirname(path.resolve(file));
  return path.basename(folder) === 'annotations' ? path.dirname(folder) : folder;
}
