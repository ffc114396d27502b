import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { entryRefused } from '../../../preload/contract/entry-trouble.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { boxFromEdges, type PictureLabels } from './picture-labels.ts';

const cocoSchema = z.object({
  categories: z.array(z.object({ id: z.number().int(), name: z.string() })),
  images: z.array(z.object({ id: z.number().int(), file_name: z.string(), width: z.number(), height: z.number() })),
  annotations: z.array(
    z.object({
      image_id: z.number().int(),
      category_id: z.number().int(),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
});

/** The labels of files in COCO form; the pictures are looked for anywhere below `root`. */
export async function readCoco(files: readonly string[], root: string): Promise<Result<readonly PictureLabels[]>> {
  const found = await filesByName(root);
  const pictures: PictureLabels[] = [];
  for (const file of files) {
    const coco = cocoSchema.safeParse(await parsedJson(file));
    if (!coco.success)
      return failed(
        entryRefused({
          why: 'labels-malformed',
          figures: { file, format: 'COCO', complaint: z.prettifyError(coco.error) },
        }),
      );
    pictures.push(...picturesOf(coco.data, found));
  }
  return ok(pictures);
}

async function parsedJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function* picturesOf(
  { categories, images, annotations }: z.output<typeof cocoSchema>,
  found: ReadonlyMap<string, readonly string[]>,
): Iterable<PictureLabels> {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const byImage = Map.groupBy(annotations, ({ image_id }) => image_id);
  for (const { id, file_name, width, height } of images) {
    const own = byImage.get(id) ?? [];
    yield {
      file: file_name,
      path: pathOf(file_name, found),
      origin: 'imported',
      boxesIn: (size) => {
        if (size.width !== width || size.height !== height) return 'other-size';
        const boxes = own.map(({ category_id, bbox: [x, y, w, h] }) => {
          const className = names.get(category_id);
          const edges = { left: x, top: y, right: x + w, bottom: y + h };
          return className === undefined || w < 0 || h < 0 ? null : boxFromEdges(className, edges, size);
        });
        const good = boxes.filter((box) => box !== null);
        return good.length === boxes.length ? good : 'bad-label';
      },
    };
  }
}

async function filesByName(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = await readdir(root, { recursive: true });
  return Map.groupBy(
    names.map((name) => path.join(root, name)),
    (name) => path.basename(name),
  );
}

/** Where a picture lies: the one file of that name, or of several the one whose end is the whole name. */
function pathOf(fileName: string, found: ReadonlyMap<string, readonly string[]>): string | null {
  const candidates = found.get(path.posix.basename(fileName)) ?? [];
  const [only, another] =
    candidates.length > 1 ? candidates.filter((name) => name.endsWith(path.normalize(fileName))) : candidates;
  return another === undefined ? (only ?? null) : null;
}
