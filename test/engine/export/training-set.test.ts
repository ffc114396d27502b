import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { originalPath } from '../../../main/engine/data-folder.ts';
import { checkTrainingSet } from '../../../main/engine/export/check-training-set.ts';
import { writeTrainingSet } from '../../../main/engine/export/training-set.ts';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { newestRecipe } from '../../../main/engine/store/recipes.ts';
import type { HumanBox } from '../../../preload/contract/inspection.ts';
import type { DispositionKind } from '../../../preload/contract/recipe.ts';
import { openTestStore } from '../../support/open-test-store.ts';
import { sha256Of } from '../../support/records.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { addTestLane } from '../../support/test-lane.ts';
import { actorOf, addTestPerson } from '../../support/test-person.ts';
import { recordWaiting } from '../../support/waiting-parts.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
// Their order is the recipe's, which is not that of the alphabet.
const CLASSES = ['stain', 'crack', 'abrasion', ...Array.from({ length: 9 }, (_, i) => `kind ${12 - i}`)];
const box = (className: string, x = 64, y = 48): HumanBox => ({
  className,
  origin: 'person',
  box: { space: 'pixel', x, y, width: 64, height: 96 },
});

type Judged = readonly [file: string, kind: DispositionKind, boxes: readonly HumanBox[]];

/** A store in which every part has its picture, 640 × 480, and the given answer. */
async function judgedStore(parts: readonly Judged[]) {
  const store = openTestStore();
  const defects = CLASSES.map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.2 }));
  const place = addTestLane(store, AT, { defects });
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'));
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#456' } })
    .png()
    .toBuffer();
  for (const [index, [file, kind, boxes]] of parts.entries()) {
    recordWaiting(store, { ...place, at: AT + index }, file);
    const original = originalPath(store.folder, sha256Of(file));
    await mkdir(path.dirname(original), { recursive: true });
    await writeFile(original, picture);
    const [item] = claimItems(store.write, ana, 1, AT + index);
    if (item === undefined) throw new Error('nothing was claimed');
    answer(
      store.write,
      ana,
      { itemId: item.id, kind, classNames: [], boxes: [...boxes], comment: '', tookMs: 900 },
      AT + index,
    );
  }
  const recipe = newestRecipe(store.read, place.recipeId);
  if (recipe === null) throw new Error('no recipe');
  const out = path.join(temporaryFolder(), 'set');
  const order = {
    out,
    recipe,
    splitBy: 'serial',
    seed: 's',
    val: 0.3,
    test: 0.2,
    madeBy: 'Ana',
    madeAt: new Date(AT),
    software: 'Lupa test',
  } as const;
  const write = (change: Partial<{ out: string }> = {}) =>
    writeTrainingSet({ ...order, ...change }, { db: store.read, folder: store.folder });
  return { out, write };
}

async function labels(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(path.join(folder, 'labels'), { recursive: true })).filter((file) =>
    file.endsWith('.txt'),
  );
  const texts = files.map(async (file) => [
    path.basename(file),
    await readFile(path.join(folder, 'labels', file), 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

test('boxes become labels in the order of the recipe, accepted parts become pictures without any', async () => {
  const { out, write } = await judgedStore([
    ['A1.png', 'reject', [box('abrasion'), box('stain', 600, -10)]],
    ['A2.png', 'accept', [box('crack')]],
  ]);
  expect((await write()).ok).toBe(true);
  // 64/640 wide, 96/480 high; the second box is cut at the right and upper edge.
  expect(await labels(out)).toEqual({
    '00000001_A1.txt': '2 0.150000 0.200000 0.100000 0.200000\n0 0.968750 0.089583 0.062500 0.179167\n',
    '00000002_A2.txt': '',
  });
  const described = parse(await readFile(path.join(out, 'data.yaml'), 'utf8'), { intAsBigInt: false });
  expect(Object.entries(described.names)).toEqual(CLASSES.map((name, index) => [String(index), name]));
});

test('what goes in comes out or is left out for a stated reason', async () => {
  const { write } = await judgedStore([
    ['B1.png', 'reject', [box('crack')]],
    ['B2.png', 'reject', []],
    ['B3.png', 'reject', [box('bubble')]],
    ['B4.png', 'inconclusive', []],
    ['B5.png', 'accept', []],
  ]);
  const written = await write();
  if (!written.ok) throw new Error(JSON.stringify(written.fault));
  const { counts, pictures } = written.value;
  expect(counts).toMatchObject({
    judged: 5,
    good: 1,
    boxes: { crack: 1 },
    leftOut: { 'reject-without-box': 1, 'class-not-in-recipe': 1, 'not-a-judgement': 1 },
  });
  expect(pictures.map(({ serial, labelledBy }) => [serial, labelledBy])).toEqual([
    ['B1', 'Ana'],
    ['B5', 'Ana'],
  ]);
});

test('a set is written whole or not at all, and never over something else', async () => {
  const { out, write } = await judgedStore([['C1.png', 'accept', []]]);
  await mkdir(out);
  await writeFile(path.join(out, 'mine.txt'), 'mine');
  expect(await write()).toMatchObject({ ok: false, fault: { code: 'folder-unusable', reason: 'it is not empty' } });
  expect(await readdir(out)).toEqual(['mine.txt']);

  const full = path.join(temporaryFolder(), 'file');
  await writeFile(full, '');
  expect(await write({ out: path.join(full, 'set') })).toMatchObject({ ok: false, fault: { code: 'folder-unusable' } });
  expect(await readdir(path.dirname(out))).toEqual(['set']);
});

test('the reading back finds a changed picture, a broken label and a file too many', async () => {
  const { out, write } = await judgedStore([['D1.png', 'reject', [box('crack')]]]);
  expect((await write()).ok).toBe(true);
  expect(await checkTrainingSet(out)).toEqual([]);
  const [label = ''] = (await readdir(path.join(out, 'labels'), { recursive: true })).filter((file) =>
    file.endsWith('.txt'),
  );
  await writeFile(path.join(out, 'labels', label), '12 0.5 0.5 0.1 1.2\n');
  await copyFile(path.join(out, 'data.yaml'), path.join(out, 'data (1).yaml'));
  expect(await checkTrainingSet(out)).toEqual([
    `labels/${label} is not what was written`,
    '3 files are there, 2 are named',
    `labels/${label} has a line that is no label`,
  ]);
});
