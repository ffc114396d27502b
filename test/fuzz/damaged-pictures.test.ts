import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { judgeDamaged } from './damaged-pictures.ts';
import { createJudge } from './judge.ts';
import { originals } from './originals.ts';
import { partPicture } from './part-picture.ts';

const COUNT = 600;

test('the undamaged files of a bad part fail in every format, and a good part passes', async () => {
  const judge = await createJudge(temporaryFolder());
  for (const [name, bytes] of await originals()) expect([name, await judge(bytes)]).toEqual([name, 'fail']);
  expect(await judge(await partPicture(7, false).png().toBuffer())).toBe('pass');
});

test(`none of ${COUNT} damaged files of a bad part passes, and each is judged`, async () => {
  const judge = await createJudge(temporaryFolder());
  const passed: string[] = [];
  let judged = 0;
  for await (const { seed, format, mutation, judgement } of judgeDamaged(judge, 1, COUNT)) {
    judged += 1;
    if (judgement === 'pass') passed.push(`seed ${seed}: ${format}, ${mutation}`);
  }
  expect(passed).toEqual([]);
  expect(judged).toBe(COUNT);
});
