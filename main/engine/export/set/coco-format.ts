import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Split } from '../../../domain/training/training-split.ts';
import { edgesOf } from './clipped-box.ts';
import { type LabelFormat, SPLITS } from './format.ts';
import type { LabelledPart } from './label-parts.ts';
import { writeSetFile } from './set-file.ts';

const PIXEL_DIGITS = 4;

/**
 * Labels in COCO format: `annotations/instances_<split>.json`. Categories count from 1 in the order of the recipe, as
 * the tools of the COCO data set expect; an image without annotations is a good part.
 */
export async function cocoFormat(root: string, classes: readonly string[], madeAt: Date): Promise<LabelFormat> {
  await mkdir(path.join(root, 'annotations'), { recursive: true });
  const images: Record<Split, string[]> = { train: [], val: [], test: [] };
  const annotations: Record<Split, string[]> = { train: [], val: [], test: [] };
  let annotationId = 0;
  return {
    add: (part, split, pictureName) => {
      images[split].push(
        JSON.stringify({ id: part.inspectionId, file_name: pictureName, width: part.width, height: part.height }),
      );
      for (const annotation of annotationsOf(part, classes))
        annotations[split].push(JSON.stringify({ id: ++annotationId, ...annotation }));
      return Promise.resolve(null);
    },
    finish: () => {
      const categories = classes.map((name, index) => JSON.stringify({ id: index + 1, name, supercategory: 'defect' }));
      const info = JSON.stringify({ description: 'Lupa training set', date_created: madeAt.toISOString() });
      const text = (split: Split) =>
        `{"info":${info},\n"licenses":[],\n"categories":${list(categories)},\n"images":${list(images[split])},\n"annotations":${list(annotations[split])}}\n`;
      return Promise.all(SPLITS.map((split) => writeSetFile(root, `annotations/instances_${split}.json`, text(split))));
    },
  };
}

function annotationsOf(part: LabelledPart, classes: readonly string[]) {
  return part.boxes.map(({ className, box }) => {
    const { left, top, right, bottom } = edgesOf(box, part);
    const [x, y] = [pixels(left * part.width), pixels(top * part.height)];
    const [width, height] = [pixels((right - left) * part.width), pixels((bottom - top) * part.height)];
    return {
      image_id: part.inspectionId,
      category_id: classes.indexOf(className) + 1,
      bbox: [x, y, width, height],
      area: pixels(width * height),
      iscrowd: 0,
    };
  });
}

function pixels(value: number): number {
  return Number(value.toFixed(PIXEL_DIGITS));
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[\n${items.join(',\n')}\n]`;
}
