import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { entryRefused } from '../../../preload/contract/entry-trouble.ts';
import type { HumanBox } from '../../../preload/contract/inspection.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { systemCode } from '../file-fault.ts';
import { boxFromEdges, type PictureLabels } from './picture-labels.ts';

const folders = z.union([z.string(), z.array(z.string())]).optional();
const dataYamlSchema = z.object({
  path: z.string().optional(),
  train: folders,
  val: folders,
  test: folders,
  names: z.union([z.array(z.string()), z.record(z.coerce.string(), z.string())]),
});

const PICTURE = /\.(jpe?g|png|webp|tiff?|avif|bmp|gif)$/i;
/** Edges of shares with six digits may lie this far outside. */
const ROUNDING = 1e-5;

/** The labels of a set in YOLO form, by its `data.yaml`. */
export async function readYolo(yamlFile: string): Promise<Result<readonly PictureLabels[]>> {
  const parsed = dataYamlSchema.safeParse(await parsedYaml(yamlFile));
  if (!parsed.success)
    return failed(
      entryRefused({
        why: 'labels-malformed',
        figures: { file: yamlFile, format: 'YOLO', complaint: z.prettifyError(parsed.error) },
      }),
    );
  const { names, train, val, test } = parsed.data;
  const classes = new Map(Object.entries(names));
  const home = path.resolve(path.dirname(yamlFile));
  const named = path.resolve(home, parsed.data.path ?? '.');
  const root = isWithin(home, named) ? named : home;
  const pictures: PictureLabels[] = [];
  for (const folder of [train, val, test].flatMap((given) => given ?? [])) {
    const place = placeOf(folder, root, home);
    if (place === null) return leadsOut(yamlFile, folder);
    for (const file of await picturesIn(place)) {
      const labels = await readOrNull(labelFileOf(file));
      pictures.push({
        file: path.relative(root, file),
        path: file,
        origin: 'imported',
        boxesIn: (size) => (labels === null ? 'no-label' : (boxesOf(labels, classes, size) ?? 'bad-label')),
      });
    }
  }
  return root !== named && pictures.length === 0 ? leadsOut(yamlFile, named) : ok(pictures);
}

/**
 * Where a folder that the file names lies: nowhere but in the set's own. Sets say where they were when they were made, by
 * `path`, or, as Roboflow's do, by `../train/images` for what lies beside the file.
 */
function placeOf(folder: string, root: string, home: string): string | null {
  const places = [path.resolve(root, folder), path.resolve(home, folder.replace(/^(\.\.[/\\])+/, ''))];
  return places.find((place) => isWithin(home, place)) ?? null;
}

function isWithin(home: string, place: string): boolean {
  return place === home || place.startsWith(home.endsWith(path.sep) ? home : home + path.sep);
}

function leadsOut(yamlFile: string, folder: string) {
  return failed(entryRefused({ why: 'leads-out', figures: { file: yamlFile, folder } }));
}

async function parsedYaml(file: string): Promise<unknown> {
  try {
    return parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (systemCode(error) !== null) throw error;
    return null;
  }
}

async function picturesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder, { recursive: true });
    return names
      .filter((name) => PICTURE.test(name))
      .toSorted()
      .map((name) => path.join(folder, name));
  } catch (error) {
    // A split that was never made, as `test` often is.
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** `…/images/…/name.jpg` → `…/labels/…/name.txt`; the last folder named images counts. */
function labelFileOf(picture: string): string {
  const parts = picture.split(path.sep);
  const at = parts.lastIndexOf('images');
  if (at >= 0) parts[at] = 'labels';
  const { dir, name } = path.parse(parts.join(path.sep));
  return path.join(dir, `${name}.txt`);
}

async function readOrNull(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function boxesOf(
  text: string,
  classes: ReadonlyMap<string, string>,
  size: { readonly width: number; readonly height: number },
): readonly HumanBox[] | null {
  const boxes: HumanBox[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [index = '', ...rest] = line.trim().split(/\s+/);
    const className = classes.get(index);
    const [x = Number.NaN, y = Number.NaN, width = Number.NaN, height = Number.NaN] = rest.map(Number);
    const edges = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
    const isFitting = Object.values(edges).every((edge) => edge >= -ROUNDING && edge <= 1 + ROUNDING);
    if (className === undefined || rest.length !== 4 || !isFitting || width < 0 || height < 0) return null;
    const { left, top, right, bottom } = edges;
    const pixels = {
      left: left * size.width,
      right: right * size.width,
      top: top * size.height,
      bottom: bottom * size.height,
    };
    boxes.push(boxFromEdges(className, pixels, size));
  }
  return boxes;
}
