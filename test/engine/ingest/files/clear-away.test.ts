import { execFileSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  clearAway,
  type IsRecorded,
  nameBeforeAside,
  type Recognised,
  resumeClearing,
} from '../../../../main/engine/ingest/files/clear-away.ts';
import { observe } from '../../../../main/engine/ingest/watching/observation.ts';
import type { Afterwards } from '../../../../preload/contract/station/lane.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { sha256Of } from '../../../support/store/records.ts';

const DONE = { ok: true, value: null };
const ON_RECORD: IsRecorded = (sha256) => sha256 !== sha256Of('the next picture');

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
  expect(await clearAway(file, { kind: 'leave' }, ON_RECORD)).toEqual(DONE);
  expect(readdirSync(folder)).toEqual(['a.jpg']);
  expect(await clearAway(file, { kind: 'delete' }, ON_RECORD)).toEqual(DONE);
  expect(readdirSync(folder)).toEqual([]);
  expect(await clearAway(file, { kind: 'delete' }, ON_RECORD)).toEqual(DONE);
});

test('a file that was overwritten meanwhile is another shot, and stays', async () => {
  const folder = temporaryFolder();
  const done = path.join(temporaryFolder(), 'done');
  for (const afterwards of [{ kind: 'delete' }, { kind: 'move', folder: done }] as const) {
    const file = await recorded(folder, 'a.jpg');
    writeFileSync(file.path, 'the next picture');
    expect(await clearAway(file, afterwards, ON_RECORD)).toEqual(DONE);
    expect(readFileSync(file.path, 'utf8')).toBe('the next picture');
    expect(readdirSync(folder)).toEqual(['a.jpg']);
  }
});

test('a file with the same name, size and time as the recorded one stays, because its bytes are not on record', async () => {
  const folder = temporaryFolder();
  const file = await recorded(folder, 'a.jpg', 'the last picture');
  utimesSync(file.path, 315_532_800, 315_532_800);
  const seen = await observe(file.path);
  if (seen === null) throw new Error('no file');
  writeFileSync(file.path, 'the next picture');
  utimesSync(file.path, 315_532_800, 315_532_800);
  expect(await clearAway({ ...file, seen }, { kind: 'delete' }, ON_RECORD)).toEqual(DONE);
  expect(readFileSync(file.path, 'utf8')).toBe('the next picture');
});

test('work interrupted by a crash is finished: a recorded file goes, any other gets its name back', async () => {
  const folder = temporaryFolder();
  const done = path.join(temporaryFolder(), 'done');
  for (const name of ['deleted.jpg', 'moved.jpg', 'unknown.jpg', 'left.jpg']) {
    const aside = await recorded(folder, `.${name}.lupa-done`);
    expect(nameBeforeAside(aside.name)).toBe(name);
    const afterwards =
      name === 'moved.jpg'
        ? ({ kind: 'move', folder: done } as const)
        : { kind: name === 'left.jpg' ? 'leave' : 'delete' };
    const file = { ...aside, name, home: path.join(folder, name) };
    expect(await resumeClearing(file, () => name !== 'unknown.jpg', afterwards as Afterwards)).toEqual(DONE);
  }
  expect(readdirSync(folder).sort()).toEqual(['left.jpg', 'unknown.jpg']);
  expect(readdirSync(done)).toEqual(['moved.jpg']);
  expect([nameBeforeAside('.b.jpg.part'), nameBeforeAside('sub/.b.jpg.lupa-done')]).toEqual([null, 'sub/b.jpg']);
});

test('a move that a crash cut off after the new name was created is finished, not repeated', async () => {
  const folder = temporaryFolder();
  const done = temporaryFolder();
  const file = await recorded(folder, 'a.jpg');
  linkSync(file.path, path.join(done, 'a.jpg'));
  expect(await clearAway(file, { kind: 'move', folder: done }, ON_RECORD)).toEqual(DONE);
  expect([readdirSync(folder), readdirSync(done)]).toEqual([[], ['a.jpg']]);
});

test('moved files keep their folders and never replace one another', async () => {
  const folder = temporaryFolder();
  const done = path.join(temporaryFolder(), 'new', 'done');
  for (const content of ['first', 'second', 'third']) {
    const file = await recorded(folder, 'cam-1/a.jpg', content);
    expect(await clearAway(file, { kind: 'move', folder: done }, ON_RECORD)).toEqual(DONE);
  }
  const moved = path.join(done, 'cam-1');
  expect(readdirSync(moved).sort()).toEqual(['a (2).jpg', 'a (3).jpg', 'a.jpg']);
  expect(readFileSync(path.join(moved, 'a (2).jpg'), 'utf8')).toBe('second');
  expect(readdirSync(path.join(folder, 'cam-1'))).toEqual([]);
});

test('a file moves to another disk completely or not at all', async (context) => {
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
    expect(await clearAway(file, { kind: 'move', folder: disk }, ON_RECORD)).toEqual(DONE);
  }
  expect(readdirSync(disk).sort()).toEqual(['a (2).jpg', 'a.jpg']);
  expect(readFileSync(path.join(disk, 'a (2).jpg'), 'utf8')).toBe('second');
  // Whoever may write there as well puts links where the copies are going to grow.
  const others = path.join(temporaryFolder(), 'of somebody else');
  writeFileSync(others, 'untouched');
  const third = await recorded(temporaryFolder(), 'b.jpg', 'third');
  symlinkSync(others, path.join(disk, `.${lstatSync(third.path).ino}.lupa-part`));
  expect(await clearAway(third, { kind: 'move', folder: disk }, ON_RECORD)).toEqual(DONE);
  expect(readFileSync(others, 'utf8')).toBe('untouched');
  expect(readFileSync(path.join(disk, 'b.jpg'), 'utf8')).toBe('third');
  expect(readdirSync(disk).sort()).toEqual(['a (2).jpg', 'a.jpg', 'b.jpg']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a name of the greatest length is cleared away as well', async () => {
  const folder = temporaryFolder();
  const file = await recorded(folder, `${'n'.repeat(251)}.jpg`);
  expect(await clearAway(file, { kind: 'delete' }, ON_RECORD)).toEqual(DONE);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that looks set aside by a crash, without a record, gets its name back unread, however long it is', async () => {
  const folder = temporaryFolder();
  const { path: place } = await recorded(folder, '.a.jpg.lupa-done', '');
  truncateSync(place, 2 ** 40);
  const seen = await observe(place);
  if (seen === null) throw new Error('no file');
  const aside = { path: place, name: 'a.jpg', seen, home: path.join(folder, 'a.jpg') };
  expect(await resumeClearing(aside, null, { kind: 'delete' })).toEqual(DONE);
  expect(readdirSync(folder)).toEqual(['a.jpg']);
});
