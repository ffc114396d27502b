import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { corpus, damagedPictures } from './damaged-pictures.ts';
import { createJudge } from './judge.ts';
import { originals } from './originals.ts';
import { partPicture } from './part-picture.ts';

const COUNT = 600;

test('the undamaged files of a bad part fail in every format, and a good part passes', async () => {
  const judge = await createJudge(temporaryFolder());
  for (const [name, bytes] of await originals()) expect([name, await judge(bytes)]).toEqual([name, 'fail']);
  expect(await judge(await partPicture(7, false).png().toBuffer())).toBe('pass');
});

test('no file that passed once passes again', async () => {
  const judge = await createJudge(temporaryFolder());
  const files = corpus();
  expect(files.length).toBeGreaterThan(5);
  for (const { name, bytes } of files) expect([name, await judge(bytes)]).not.toEqual([name, 'pass']);
});

test(`none of ${COUNT} damaged files of a bad part passes, and each is judged`, async () => {
  const judge = await createJudge(temporaryFolder());
  const make = await damagedPictures();
  const passed: string[] = [];
  for (let number = 1; number <= COUNT; number += 1) {
    const { name, bytes } = make(number);
    if ((await judge(bytes)) === 'pass') passed.push(name);
  }
  expect(passed).toEqual([]);
});
