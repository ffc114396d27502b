import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SPLITS } from './format.ts';
import type { FoundLabels } from './found-labels.ts';
import type { SetManifest } from './manifest.ts';

const cocoSchema = z.object({
  categories: z.array(z.object({ id: z.number().int().positive(), name: z.string() })),
  images: z.array(z.object({ id: z.number().int(), file_name: z.string(), width: z.number(), height: z.number() })),
  annotations: z.array(
    z.object({
      id: z.number().int(),
      image_id: z.number().int(),
      category_id: z.number().int(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
});

/** Reads a set in COCO format as its tools would: numbers that refer to each other, boxes inside their images. */
export async function checkCoco(folder: string, { pictures, recipe }: SetManifest): Promise<FoundLabels> {
  const wrong: string[] = [];
  const boxes = new Map<string, number>();
  for (const split of SPLITS) {
    const file = `annotations/instances_${split}.json`;
    const coco = cocoSchema.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    const classes = coco.categories.toSorted((a, b) => a.id - b.id).map(({ name }) => name);
    if (classes.length !== recipe.classes.length || recipe.classes.some((name, index) => classes[index] !== name))
      wrong.push(`${file} orders the classes differently from the recipe`);
    const names = new Map(coco.categories.map(({ id, name }) => [id, name]));
    const images = new Map(coco.images.map((image) => [image.id, image]));
    const there = new Set(coco.images.map((image) => `images/${split}/${image.file_name}`));
    const meant = pictures.filter((picture) => picture.split === split);
    if (there.size !== meant.length || meant.some(({ picture }) => !there.has(picture.path)))
      wrong.push(`${file} lists other pictures than the manifest`);
    if (new Set(coco.annotations.map(({ id }) => id)).size !== coco.annotations.length)
      wrong.push(`${file} gives one number to two boxes`);
    for (const { image_id, category_id, bbox } of coco.annotations) {
      const image = images.get(image_id);
      const name = names.get(category_id);
      if (image === undefined || name === undefined) wrong.push(`${file} has a box of no picture or no class`);
      else if (!isInside(bbox, image)) wrong.push(`${file} has a box beyond the edge of ${image.file_name}`);
      else boxes.set(name, (boxes.get(name) ?? 0) + 1);
    }
  }
  return { boxes, wrong };
}

type Box = readonly [x: number, y: number, width: number, height: number];
/** Edges are written to a ten thousandth of a pixel. */
const TOLERANCE = 0.001;

function isInside([x, y, width, height]: Box, image: { readonly width: number; readonly height: number }): boolean {
  return x >= 0 && y >= 0 && x + width <= image.width + TOLERANCE && y + height <= image.height + TOLERANCE;
}
