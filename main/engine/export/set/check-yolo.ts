import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { FoundLabels } from './found-labels.ts';
import type { SetManifest } from './manifest.ts';

const dataYamlSchema = z.object({
  train: z.string(),
  val: z.string(),
  test: z.string(),
  names: z.record(z.coerce.string(), z.string()),
});

/** Reads a set in YOLO format as a trainer would: `data.yaml`, and for each image the label file of the same name. */
export async function checkYolo(folder: string, manifest: SetManifest): Promise<FoundLabels> {
  const described = dataYamlSchema.parse(parse(await readFile(path.join(folder, 'data.yaml'), 'utf8')));
  const names = Object.entries(described.names);
  const wrong: string[] = [];
  const isSame = names.length === manifest.recipe.classes.length;
  if (!isSame || manifest.recipe.classes.some((name, index) => described.names[index] !== name))
    wrong.push('data.yaml orders the classes differently from the recipe');
  const boxes = new Map<string, number>();
  for (const { picture, split } of manifest.pictures) {
    const { dir, name } = path.posix.parse(picture.path);
    if (dir !== described[split]) wrong.push(`${picture.path} is not where data.yaml has the pictures of ${split}`);
    const label = `${dir.replace('images', 'labels')}/${name}.txt`;
    const lines = (await readFile(path.join(folder, label), 'utf8')).split('\n').filter((line) => line !== '');
    if (!lines.every((line) => isLabel(line, names.length))) wrong.push(`${label} has a line that is no label`);
    for (const line of lines) {
      const className = described.names[line.split(' ')[0] ?? ''] ?? '';
      boxes.set(className, (boxes.get(className) ?? 0) + 1);
    }
  }
  return { boxes, wrong };
}

function isLabel(line: string, classes: number): boolean {
  const [index = -1, ...shares] = line.split(' ').map(Number);
  const isClass = Number.isInteger(index) && index >= 0 && index < classes;
  return isClass && shares.length === 4 && shares.every((share) => share >= 0 && share <= 1);
}
