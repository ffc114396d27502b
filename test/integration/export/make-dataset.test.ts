import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { truthSchema } from '../../../main/truth/truth.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const script = path.resolve(import.meta.dirname, '../../../models/train/make-dataset.ts');

test('a dataset holds, for each picture, a label for each defect that is reason to reject and none for tolerated marks', async () => {
  const out = temporaryFolder();
  const flags = ['--seed', 'set', '--count', '6', '--val', '0.34', '--size', '320', '--empty', '0.3', '--workers', '2'];
  await promisify(execFile)(process.execPath, [script, '--out', out, ...flags]);
  const namesIn = async (folder: string) =>
    (await readdir(path.join(out, folder))).map((file) => path.parse(file).name);
  const [train, val] = [await namesIn('images/train'), await namesIn('images/val')];
  expect([train.length, val.length]).toEqual([4, 2]);
  expect([await namesIn('labels/train'), await namesIn('labels/val')]).toEqual([train, val]);
  expect(await readFile(path.join(out, 'data.yaml'), 'utf8')).toBe(
    'path: .\ntrain: images/train\nval: images/val\ntest: images/test\nnames:\n  0: scratch\n  1: crack\n  2: chip\n  3: stain\n',
  );
  for (const name of train) {
    const truth = truthSchema.parse(JSON.parse(await readFile(path.join(out, 'truth/train', `${name}.json`), 'utf8')));
    const labels = (await readFile(path.join(out, 'labels/train', `${name}.txt`), 'utf8'))
      .split('\n')
      .filter((line) => line !== '');
    const boxes = labels.map((line) =>
      line
        .split(' ')
        .slice(1)
        .map((share) => Math.round(Number(share) * 320 * 2)),
    );
    const wanted = truth.defects
      .filter(({ isTolerated }) => !isTolerated)
      .map(({ box: { x, y, width, height } }) => [2 * x + width, 2 * y + height, 2 * width, 2 * height]);
    expect(boxes).toEqual(wanted);
  }
});
