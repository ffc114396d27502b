import path from 'node:path';
import { z } from 'zod';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { LabelTrouble } from '../../../preload/contract/station/transfer.ts';
import type { Size } from '../../../preload/contract/values/geometry.ts';
import { NO_FILE, readTextFile } from '../read-text-file.ts';
import { shortComplaint } from '../short-complaint.ts';
import { filesBelow } from './files-below.ts';
import { boxFromEdges, isClassName, type LabelSet, MOST_BOXES, type PictureLabels } from './picture-labels.ts';
import { filesByName, type KnownFiles, placeOfPicture } from './picture-place.ts';

/** About half a million boxes. */
const MOST_BYTES = 128_000_000;

/** Numbers, or strings as some tools write them. */
const idSchema = z.union([z.number(), z.string()]).transform(String);
const cocoSchema = z.object({
  categories: z.array(z.unknown()),
  images: z.array(z.unknown()),
  annotations: z.array(z.unknown()),
});
const categorySchema = z.object({ id: idSchema, name: z.string() });
const imageSchema = z.object({ id: idSchema, file_name: z.string().min(1), width: z.number(), height: z.number() });
const annotationSchema = z.object({
  image_id: idSchema,
  category_id: idSchema,
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
});
type Image = z.output<typeof imageSchema>;
type Annotation = z.output<typeof annotationSchema>;
type Coco = {
  readonly categories: readonly z.output<typeof categorySchema>[];
  readonly images: readonly Image[];
  readonly annotations: readonly Annotation[];
};

/** The labels of files in COCO form; looks for the pictures beside each file, then anywhere below `root`. */
export async function readCoco(files: readonly string[], root: string): Promise<Result<LabelSet>> {
  const found = await filesBelow(root, () => true);
  if (!found.ok) return found;
  const known = filesByName(found.value);
  const pictures: PictureLabels[] = [];
  const strays: string[] = [];
  for (const file of files) {
    const coco = await cocoIn(file);
    if (!coco.ok) return coco;
    if (hasStrayBoxes(coco.value)) strays.push(path.relative(root, file));
    for (const picture of picturesOf(coco.value, known, path.dirname(file))) pictures.push(picture);
  }
  return ok({ pictures, strays });
}

async function cocoIn(file: string): Promise<Result<Coco>> {
  const text = await readTextFile(file, MOST_BYTES);
  if (text === NO_FILE) return malformed(file, 'it is gone');
  if (!text.ok) return text;
  const coco = cocoSchema.safeParse(parsed(text.value));
  if (!coco.success) return malformed(file, z.prettifyError(coco.error));
  const categories = each(file, 'categories', categorySchema, coco.data.categories);
  const images = each(file, 'images', imageSchema, coco.data.images);
  const annotations = each(file, 'annotations', annotationSchema, coco.data.annotations);
  if (!categories.ok) return categories;
  if (!images.ok) return images;
  if (!annotations.ok) return annotations;
  return ok({ categories: categories.value, images: images.value, annotations: annotations.value });
}

/** All of a list, or what is wrong with the first malformed entry: the complaint stays short however long the list is. */
function each<T>(file: string, list: string, schema: z.ZodType<T>, items: readonly unknown[]): Result<readonly T[]> {
  const good: T[] = [];
  for (const [index, item] of items.entries()) {
    const read = schema.safeParse(item);
    if (!read.success) return malformed(file, `${list}[${index}]: ${z.prettifyError(read.error)}`);
    good.push(read.data);
  }
  return ok(good);
}

function malformed(file: string, complaint: string) {
  return failed(
    entryRefused({ why: 'labels-malformed', figures: { file, format: 'COCO', complaint: shortComplaint(complaint) } }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a file says about each of its pictures. If it contradicts itself, nothing ambiguous is taken. */
function* picturesOf(coco: Coco, known: KnownFiles, folder: string): Iterable<PictureLabels> {
  const { categories, images, annotations } = coco;
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const named = Map.groupBy(categories, ({ id }) => id);
  for (const [id, same] of named) if (new Set(same.map(({ name }) => name)).size > 1) names.delete(id);
  const ofNumber = Map.groupBy(images, ({ id }) => id);
  const boxes = Map.groupBy(annotations, ({ image_id }) => image_id);
  const hasStrays = hasStrayBoxes(coco);
  for (const image of images) {
    const own = boxes.get(image.id) ?? [];
    const place = placeOfPicture(image.file_name, known, folder);
    const isDoubled = (ofNumber.get(image.id) ?? []).length > 1;
    const trouble = troubleOf(isDoubled, place === 'several', hasStrays && own.length === 0);
    yield {
      file: image.file_name,
      path: typeof place === 'string' ? null : place.at,
      origin: 'imported',
      boxesIn: (size) => trouble ?? boxesOf(image, own, names, size),
    };
  }
}

function hasStrayBoxes({ images, annotations }: Coco): boolean {
  const numbers = new Set(images.map(({ id }) => id));
  return annotations.some(({ image_id }) => !numbers.has(image_id));
}

/** Why nothing can be said about a picture. A box that belongs to no picture may belong to any picture without boxes. */
function troubleOf(isDoubled: boolean, isOneOfSeveral: boolean, isDoubtful: boolean): LabelTrouble | null {
  if (isDoubled) return 'one-number';
  if (isOneOfSeveral) return 'which-file';
  return isDoubtful ? 'stray-boxes' : null;
}

function boxesOf(
  image: Image,
  annotations: readonly Annotation[],
  names: ReadonlyMap<string, string>,
  size: Size,
): ReturnType<PictureLabels['boxesIn']> {
  if (size.width !== image.width || size.height !== image.height) return 'other-size';
  if (annotations.length > MOST_BOXES) return 'bad-label';
  const boxes = [];
  for (const { category_id, bbox } of annotations) {
    const [x, y, width, height] = bbox;
    const className = names.get(category_id);
    if (className === undefined || !isClassName(className) || width < 0 || height < 0) return 'bad-label';
    const box = boxFromEdges(className, { left: x, top: y, right: x + width, bottom: y + height }, size);
    if (box === null) return 'empty-box';
    boxes.push(box);
  }
  return boxes;
}
