import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ensureFolder, ensureFolderSync } from '../../main/ensure-folder.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const ways = { 'one after another': ensureFolder, 'at once': async (folder: string) => ensureFolderSync(folder) };

describe.each(Object.entries(ways))('a folder, asked for %s', (_, ensure) => {
  test('is created with everything missing above it, and stays if it exists', async () => {
    const folder = path.join(temporaryFolder(), 'a', 'b', 'c');
    await ensure(folder);
    writeFileSync(path.join(folder, 'kept'), '');
    await ensure(folder);
    expect(existsSync(path.join(folder, 'kept'))).toBe(true);
  });

  test('is refused if a file is in its place', async () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(ensure(path.join(file, 'b'))).rejects.toMatchObject({ path: file, code: 'EEXIST' });
  });

  test.runIf(process.platform === 'linux')('is refused where the system says that a new one is not there', async () => {
    await expect(ensure('/proc/lupa/data')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('being slower than another process is not a fault, and the topmost created folder is returned', async () => {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'there'));
  const folder = path.join(root, 'there', 'a', 'b');
  const made = await Promise.all(Array.from({ length: 8 }, () => ensureFolder(folder)));
  expect(made).toContain(path.join(root, 'there', 'a'));
  expect(await ensureFolder(folder)).toBeUndefined();
});
