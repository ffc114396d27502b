import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { exportFrom, judgedStore, manyParts, setOrder, TWELVE_CLASSES } from '../../support/store/judged-store.ts';

const python = process.env['LUPA_PYTHON'] ?? 'python3';
const hasPycocotools = spawnSync(python, ['-c', 'import pycocotools.coco']).status === 0;

const SCRIPT = `
import json, sys
from pycocotools.coco import COCO
coco = COCO(sys.argv[1])
names = [category["name"] for category in coco.loadCats(sorted(coco.getCatIds()))]
boxes = {}
for annotation in coco.loadAnns(coco.getAnnIds()):
    name = coco.loadCats(annotation["category_id"])[0]["name"]
    boxes[name] = boxes.get(name, 0) + 1
    mask = coco.loadImgs(annotation["image_id"])[0]
    assert annotation["bbox"][0] + annotation["bbox"][2] <= mask["width"] + 1e-3
found = coco.loadRes(coco.loadAnns(coco.getAnnIds())) if coco.getAnnIds() else None
print("RESULT" + json.dumps({"names": names, "images": len(coco.getImgIds()), "boxes": boxes}))
`;

test.skipIf(!hasPycocotools)('pycocotools reads the COCO set (skipped where Python has no pycocotools)', async () => {
  const { store, recipe } = await judgedStore(manyParts(36));
  const out = path.join(temporaryFolder(), 'set');
  expect(await exportFrom(store, setOrder(recipe, { format: 'coco' }), out)).toMatchObject({ kind: 'done' });
  const counts = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8')).counts;
  const boxes: Record<string, number> = {};
  let images = 0;
  for (const split of ['train', 'val', 'test']) {
    const run = spawnSync(python, ['-c', SCRIPT, path.join(out, 'annotations', `instances_${split}.json`)], {
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    const read = JSON.parse(run.stdout.slice(run.stdout.indexOf('RESULT') + 6));
    expect(read.names).toEqual(TWELVE_CLASSES);
    images += read.images;
    for (const [name, count] of Object.entries(read.boxes)) boxes[name] = (boxes[name] ?? 0) + Number(count);
  }
  expect(images).toBe(36);
  expect(boxes).toEqual(Object.fromEntries(Object.entries(counts.boxes).filter(([, count]) => count !== 0)));
});
