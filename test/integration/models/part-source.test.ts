import { expect, test } from 'vitest';
import { type PartSource, renderParts } from '../../../main/trial/part-source.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const source: PartSource = { seed: 'three parts', count: 3, badShare: 0.5, lamps: 'many' };

test('an evaluation sees the same parts again, rendered again or kept from an earlier run', async () => {
  const folder = temporaryFolder();
  const rendered = await all(renderParts(source, null));
  const firstRun = await all(renderParts(source, folder));
  const secondRun = await all(renderParts({ ...source, count: 2 }, folder));
  expect(firstRun).toEqual(rendered);
  expect(secondRun).toEqual(rendered.slice(0, 2));
});

test('parts kept for one share of bad ones are not taken for another', async () => {
  const folder = temporaryFolder();
  await all(renderParts({ ...source, badShare: 0 }, folder));
  const bad = await all(renderParts({ ...source, badShare: 1 }, folder));
  expect(bad.map(({ truth }) => truth.isBad)).toEqual([true, true, true]);
});
