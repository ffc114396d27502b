import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { trainingManifestSchema } from './training-manifest.ts';

const dataYamlSchema = z.object({ names: z.record(z.coerce.string(), z.string()) });

/**
 * Reads a written set back from the disk, knowing nothing of how it was written, and says in sentences what is wrong with
 * it. An empty list means: every file is there with its hash, every label fits, and no part stands on two sides.
 */
export async function checkTrainingSet(folder: string): Promise<readonly string[]> {
  const manifest = trainingManifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
  const { names } = dataYamlSchema.parse(parse(await readFile(path.join(folder, 'data.yaml'), 'utf8')));
  const wrong: string[] = [];
  const classes = Object.keys(names).length;
  if (manifest.recipe.classes.some((name, index) => names[index] !== name))
    wrong.push('data.yaml orders the classes otherwise than the recipe');

  const named = manifest.pictures.flatMap(({ picture, label }) => [picture, label]);
  for (const { path: file, sha256 } of named) {
    const found = createHash('sha256')
      .update(await readFile(path.join(folder, file)))
      .digest('hex');
    if (found !== sha256) wrong.push(`${file} is not what was written`);
  }
  const onDisk = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  if (onDisk.length !== named.length + 2) wrong.push(`${onDisk.length - 2} files are there, ${named.length} are named`);

  let boxes = 0;
  for (const { label } of manifest.pictures) {
    const lines = (await readFile(path.join(folder, label.path), 'utf8')).split('\n').filter((line) => line !== '');
    boxes += lines.length;
    if (!lines.every((line) => isLabel(line, classes))) wrong.push(`${label.path} has a line that is no label`);
  }
  const { counts, split } = manifest;
  if (boxes !== sum(counts.boxes)) wrong.push(`${boxes} boxes are there, ${sum(counts.boxes)} were counted`);
  if (counts.judged !== sum(counts.pictures) + sum(counts.leftOut))
    wrong.push('what went in is not what came out and was left out');

  const sides = Map.groupBy(manifest.pictures, (picture) => picture[split.by] ?? picture.picture.sha256);
  for (const [key, pictures] of sides) {
    if (new Set(pictures.map((picture) => picture.split)).size > 1)
      wrong.push(`${split.by} ${key} stands on two sides`);
  }
  return wrong;
}

function isLabel(line: string, classes: number): boolean {
  const numbers = line.split(' ').map(Number);
  const [index = -1, ...shares] = numbers;
  return (
    Number.isInteger(index) &&
    index >= 0 &&
    index < classes &&
    shares.length === 4 &&
    shares.every((share) => share >= 0 && share <= 1)
  );
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
