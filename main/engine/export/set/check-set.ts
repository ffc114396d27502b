import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileDigest } from '../../file-digest.ts';
import { checkCoco } from './check-coco.ts';
import { checkYolo } from './check-yolo.ts';
import type { FoundLabels } from './found-labels.ts';
import { type SetManifest, setManifestSchema } from './manifest.ts';

/**
 * Reads a written set back from disk, without knowing how it was written, and describes in sentences what is wrong with
 * it. An empty list means: every file is there with its hash, every label fits, and no part is on two sides.
 */
export async function checkSet(folder: string, signal?: AbortSignal): Promise<readonly string[]> {
  const manifest = setManifestSchema.parse(JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')));
  const found = await (manifest.order.format === 'yolo' ? checkYolo : checkCoco)(folder, manifest);
  return [
    ...(await wrongFiles(folder, manifest, signal)),
    ...found.wrong,
    ...wrongCounts(manifest, found),
    ...onTwoSides(manifest),
  ];
}

async function wrongFiles(
  folder: string,
  { files, pictures }: SetManifest,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const named = [
    ...files,
    ...pictures.flatMap(({ picture, label }) => (label === undefined ? [picture] : [picture, label])),
  ];
  for (const { path: file, sha256 } of named) {
    signal?.throwIfAborted();
    const found = await fileDigest(path.join(folder, file));
    if (found.toString('hex') !== sha256) wrong.push(`${file} is not what was written`);
  }
  const onDisk = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  // The manifest cannot list itself.
  if (onDisk.length !== named.length + 1) wrong.push(`${onDisk.length - 1} files are there, ${named.length} are named`);
  return wrong;
}

function wrongCounts({ counts, pictures, recipe }: SetManifest, { boxes }: FoundLabels): readonly string[] {
  const wrong = recipe.classes.flatMap((name) => {
    const [there, counted] = [boxes.get(name) ?? 0, counts.boxes[name] ?? 0];
    return there === counted ? [] : [`${there} boxes of ${name} are there, ${counted} were counted`];
  });
  const out = sum(Object.values(counts.pictures));
  if (out !== pictures.length) wrong.push(`${pictures.length} pictures are named, ${out} were counted`);
  if (counts.judged !== out + sum(Object.values(counts.leftOut)))
    wrong.push('what went in is not what came out and was left out');
  return wrong;
}

function onTwoSides({ pictures, order }: SetManifest): readonly string[] {
  const keys = order.together === 'serial' ? (['serial'] as const) : (['serial', 'lot'] as const);
  return keys.flatMap((key) => {
    const groups = Map.groupBy(
      pictures.filter((picture) => picture[key] !== null),
      (picture) => picture[key],
    );
    return [...groups].flatMap(([name, group]) =>
      new Set(group.map(({ split }) => split)).size > 1 ? [`${key} ${name} stands on two sides`] : [],
    );
  });
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
