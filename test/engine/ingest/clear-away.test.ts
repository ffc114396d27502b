import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { clearAway, type Recognised, restoreAside } from '../../../main/engine/ingest/clear-away.ts';
import { observe } from '../../../main/engine/ingest/observation.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const DONE = { ok: true, value: null };

async function recorded(folder: string, name: string, content = 'picture'): Promise<Recognised> {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  const seen = await observe(file);
  if (seen === null) throw new Error('no file');
  return { path: file, name, seen };
}

test('left, the file stays; deleted, it goes', async () => {
  const folder = temporaryFolder();
  const file = await recorded(folder, 'a.jpg');
  expect(await clearAway(file, { kind: 'leave' })).toEqual(DONE);
  expect(readdirSync(folder)).toEqual(['a.jpg']);
  expect(await clearAway(file, { kind: 'delete' })).toEqual(DONE);
  expect(readdirSync(folder)).toEqual([]);
  expect(await clearAway(file, { kind: 'delete' })).toEqual(DONE);
});

test('a file that was overwritten meanwhile is another shot, and stays', async () => {
  const folder = temporaryFolder();
  const done = path.join(temporaryFolder(), 'done');
  for (const afterwards of [{ kind: 'delete' }, { kind: 'move', folder: done }] as const) {
    const file = await recorded(folder, 'a.jpg');
    writeFileSync(file.path, 'the next picture');
    expect(await clearAway(file, afterwards)).toEqual(DONE);
    expect(readFileSync(file.path, 'utf8')).toBe('the next picture');
    expect(readdirSync(folder)).toEqual(['a.jpg']);
  }
});

test('a file that a crash caught on its way out gets its name back', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, '.a.jpg.lupa-done'), 'picture');
  writeFileSync(path.join(folder, '.b.jpg.part'), 'half');
  for (const name of readdirSync(folder)) await restoreAside(path.join(folder, name));
  expect(readdirSync(folder).sort()).toEqual(['.b.jpg.part', 'a.jpg']);
});

test('moved files keep their folders and never replace one another', async () => {
  const folder = temporaryFolder();
  const done = path.join(temporaryFolder(), 'new', 'done');
  for (const content of ['first', 'second', 'third']) {
    const file = await recorded(folder, 'cam-1/a.jpg', content);
    expect(await clearAway(file, { kind: 'move', folder: done })).toEqual(DONE);
  }
  const moved = path.join(done, 'cam-1');
  expect(readdirSync(moved).sort()).toEqual(['a (2).jpg', 'a (3).jpg', 'a.jpg']);
  expect(readFileSync(path.join(moved, 'a (2).jpg'), 'utf8')).toBe('second');
  expect(readdirSync(path.join(folder, 'cam-1'))).toEqual([]);
});

test('a file moves to another disk as a whole', async (context) => {
  const disk = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return context.skip('needs the right to mount another disk');
  }
  onTestFinished(() => void execFileSync('umount', [disk]));
  const folder = temporaryFolder();
  for (const content of ['first', 'second']) {
    const file = await recorded(folder, 'a.jpg', content);
    expect(await clearAway(file, { kind: 'move', folder: disk })).toEqual(DONE);
  }
  expect(readdirSync(disk).sort()).toEqual(['a (2).jpg', 'a.jpg']);
  expect(readFileSync(path.join(disk, 'a (2).jpg'), 'utf8')).toBe('second');
  expect(readdirSync(folder)).toEqual([]);
});

test('a name of the longest length is cleared away as well', async () => {
  const folder = temporaryFolder();
  const file = await recorded(folder, `${'n'.repeat(251)}.jpg`);
  expect(await clearAway(file, { kind: 'delete' })).toEqual(DONE);
  expect(readdirSync(folder)).toEqual([]);
});
