import { cp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { engineEntries } from '../../scripts/build/engine-entries.ts';
import { isBuiltFrom, noteBuiltFrom, sourcesDigest } from '../../scripts/build/sources.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

test('the app is rebuilt when a source changes, and not when it is only touched', async () => {
  const root = await sources();
  const digest = sourcesDigest(root);
  expect(isBuiltFrom(root, digest)).toBe(false);

  await mkdir(path.join(root, 'dist'));
  noteBuiltFrom(root, digest);
  await utimes(path.join(root, 'main/engine/index.ts'), 1, 1);
  expect(isBuiltFrom(root, sourcesDigest(root))).toBe(true);

  await writeFile(path.join(root, 'main/engine/index.ts'), 'export const changed = true;');
  expect(isBuiltFrom(root, sourcesDigest(root))).toBe(false);
});

test('moving a source counts as a change', async () => {
  const root = await sources();
  const digest = sourcesDigest(root);
  await cp(path.join(root, 'main/engine/index.ts'), path.join(root, 'main/engine/other.ts'));
  await rm(path.join(root, 'main/engine/index.ts'));
  expect(sourcesDigest(root)).not.toBe(digest);
});

test('threads and child processes of the engine are built, because they are started by their file', async () => {
  const root = await sources();
  await mkdir(path.join(root, 'main/engine/vision'));
  await mkdir(path.join(root, 'main/simulator'));
  for (const file of [
    'engine/cli.ts',
    'engine/vision/vision-worker.ts',
    'engine/vision/probe-child.ts',
    'engine/vision/worker.ts',
  ])
    await writeFile(path.join(root, 'main', file), '');
  expect(engineEntries(root)).toEqual({
    cli: 'main/engine/cli.ts',
    index: 'main/engine/index.ts',
    'probe-child': 'main/engine/vision/probe-child.ts',
    'vision-worker': 'main/engine/vision/vision-worker.ts',
  });
  await writeFile(path.join(root, 'main/simulator/probe-child.ts'), '');
  expect(() => engineEntries(root)).toThrow('main/simulator/probe-child.ts');
});

async function sources(): Promise<string> {
  const root = temporaryFolder();
  for (const folder of ['docs', 'main/engine', 'preload', 'renderer', 'scripts/build']) {
    await mkdir(path.join(root, folder), { recursive: true });
    await writeFile(path.join(root, folder, 'index.ts'), `export const of = '${folder}';`);
  }
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'])
    await writeFile(path.join(root, file), '{}');
  return root;
}
