import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Taken } from '../../../main/engine/ingest/see-through.ts';
import type { Shot } from '../../../main/engine/ingest/shot.ts';
import { createShotLimit } from '../../../main/engine/ingest/shot-limit.ts';
import type { RealFolder } from '../../../main/engine/ingest/watching/real-folder.ts';
import { shotIdSchema } from '../../../preload/contract/values/units.ts';
import { pictureBytes } from '../../support/files/pictures.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { recordOf, watchFolder, watching } from '../../support/files/watched-folder.ts';
import { sha256Of } from '../../support/store/records.ts';
import { until } from '../../support/time/until.ts';

let picture: Buffer;
beforeAll(async () => {
  picture = await pictureBytes('jpeg');
});

/** A record by an older Lupa of whatever file lies there. */
const OLD = { shotId: shotIdSchema.parse(1), stamp: null, admittedAt: Number.MAX_SAFE_INTEGER };

test('anything that is not an image by rule is ignored', async () => {
  const outside = path.join(temporaryFolder(), 'secret.jpg');
  await writeFile(outside, picture);
  const folder = temporaryFolder();
  const names = ['.hidden.jpg', '~lock.jpg', 'a.jpg~', 'a.jpg.part', 'a.jpg.tmp', 'notes.txt', 'no-ending', '.jpg'];
  for (const name of names) await writeFile(path.join(folder, name), picture);
  await mkdir(path.join(folder, 'folder.jpg'));
  await symlink(outside, path.join(folder, 'link.jpg'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(folder, 'pipe.jpg')]);
  await writeFile(path.join(folder, 'real.jpg'), picture);

  const { took, lane } = watchFolder({ folder, settleMs: 0, sweepEveryMs: 200 });
  await took('real.jpg');
  await until(() => lane.isDrained(), Boolean);
  await took('real.jpg');
});

test('existing files are taken in order of capture, then by name', async () => {
  const folder = temporaryFolder();
  const files = { 'c.jpg': 1_000, 'b.jpg': 3_000, 'a.jpg': 2_000, 'e.jpg': 2_000, 'd.jpg': 2_000 };
  for (const [name, seconds] of Object.entries(files)) {
    await writeFile(path.join(folder, name), picture);
    await utimes(path.join(folder, name), seconds, seconds);
  }
  const { took } = watchFolder({ folder }, { shotLimit: createShotLimit(1) });
  await took('c.jpg', 'a.jpg', 'd.jpg', 'e.jpg', 'b.jpg');
});

test('a recursive lane finds files in new folders, and stays out of those that are not its own', async () => {
  const folder = temporaryFolder();
  const excluded = async () => ({ has: ({ place }: Pick<RealFolder, 'place'>) => place === path.join(folder, 'done') });
  const { at, took, lane, names } = watchFolder({ folder, isRecursive: true, settleMs: 30 }, { excluded });
  await until(() => lane.isDrained(), Boolean);
  await mkdir(at('done'));
  await writeFile(at('done/old.jpg'), picture);
  await mkdir(at('lot-1/cam-2'), { recursive: true });
  await writeFile(at('lot-1/cam-2/a.jpg'), picture);
  await took('lot-1/cam-2/a.jpg');
  await writeFile(at('lot-1/cam-2/b.jpg.part'), picture);
  await rename(at('lot-1/cam-2/b.jpg.part'), at('lot-1/cam-2/b.jpg'));
  await until(names, (seen) => seen.length === 2);
  expect(names()).toEqual(['lot-1/cam-2/a.jpg', 'lot-1/cam-2/b.jpg']);
});

test('a vanished folder is reported as unreachable, and watched again automatically when it is back', async () => {
  const folder = path.join(temporaryFolder(), 'camera');
  const faults: string[] = [];
  const { at, took, lane } = watchFolder(
    { folder, sweepEveryMs: 100 },
    { onFault: (fault) => void faults.push(fault.code) },
  );
  await until(
    () => lane.health(),
    ({ state, fault }) =>
      state === 'unreachable' && fault?.code === 'folder-unusable' && fault.figures.complaint === 'ENOENT',
  );
  await mkdir(folder);
  await until(
    () => lane.health(),
    ({ state }) => state === 'watching',
  );
  await writeFile(at('a.part'), picture);
  await rename(at('a.part'), at('a.jpg'));
  await took('a.jpg');
  await rm(folder, { recursive: true });
  await until(
    () => lane.health(),
    ({ state }) => state === 'unreachable',
  );
  await mkdir(folder);
  await until(
    () => lane.health(),
    ({ state }) => state === 'watching',
  );
  await writeFile(at('b.part'), picture);
  await rename(at('b.part'), at('b.jpg'));
  await took('a.jpg', 'b.jpg');
  expect(faults).toEqual(['folder-unusable', 'folder-unusable']);
});

test('no more than the station has room for is taken at once; the rest waits in the folder', async () => {
  const folder = temporaryFolder();
  for (let index = 0; index < 12; index++) await writeFile(path.join(folder, `${index}.jpg`), picture);
  let inside = 0;
  let most = 0;
  const { lane, names } = watchFolder(
    { folder, settleMs: 0 },
    {
      shotLimit: createShotLimit(3),
      take: async (shot) => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside--;
        return recordOf(shot);
      },
    },
  );
  await until(names, (seen) => seen.length === 12);
  expect(most).toBe(3);
  const { partsPerMinute } = await until(
    () => lane.health(),
    ({ waiting }) => waiting === 0,
  );
  expect(partsPerMinute).toBe(12);
});

test('files that cannot be recorded stay in the folder, the lane says why, and continues automatically', async () => {
  let isFull = true;
  const { at, names, lane } = await watching(
    {},
    {
      take: (shot) =>
        Promise.resolve(isFull ? { kind: 'held', fault: { code: 'disk-full', path: '/data' } } : recordOf(shot)),
    },
  );
  for (const name of ['a.jpg', 'b.jpg']) {
    await writeFile(at('x.part'), picture);
    await rename(at('x.part'), at(name));
  }
  await until(
    () => lane.health(),
    ({ state, fault, waiting }) => `${state} ${fault?.code} ${waiting}` === 'paused disk-full 2',
  );
  expect(names()).toEqual([]);
  isFull = false;
  await until(names, (seen) => seen.length === 2);
  await until(
    () => lane.health(),
    ({ state, fault }) => state === 'watching' && fault === null,
  );
});

test('a file held by another program waits alone, is tried again, and is named as the reason', async () => {
  let isHeld = true;
  const waited: number[] = [];
  const { at, names, lane } = await watching(
    {},
    {
      take: (shot) => {
        if (shot.name === 'held.jpg') waited.push(shot.busyMs);
        const fault = { code: 'file-forbidden', complaint: 'EBUSY' } as const;
        return Promise.resolve(isHeld && shot.name === 'held.jpg' ? { kind: 'busy', fault } : recordOf(shot));
      },
    },
  );
  for (const name of ['held.jpg', 'a.jpg', 'b.jpg']) {
    await writeFile(at('x.part'), picture);
    await rename(at('x.part'), at(name));
  }
  await until(names, (seen) => seen.length === 2);
  await until(
    () => waited.length,
    (tries) => tries >= 2,
  );
  const held = await until(
    () => lane.health(),
    ({ fault, waiting }) => fault !== null && waiting === 1,
  );
  expect(held).toMatchObject({ state: 'watching', fault: { code: 'file-forbidden', complaint: 'EBUSY' } });
  isHeld = false;
  await until(names, (seen) => seen.includes('held.jpg'));
  const { state } = await until(
    () => lane.health(),
    ({ fault, waiting }) => fault === null && waiting === 0,
  );
  expect(state).toBe('watching');
  expect(waited[0]).toBe(0);
  expect(waited.at(-1)).toBeGreaterThan(0);
});

test('a recorded file is not taken again; if the lane moves or deletes, it is cleared away', async () => {
  const folder = temporaryFolder();
  for (const name of ['kept.jpg', 'not-kept.jpg', 'new.jpg']) await writeFile(path.join(folder, name), picture);
  const cleared: string[] = [];
  const { took, lane } = watchFolder(
    { folder, settleMs: 0, sweepEveryMs: 200, afterwards: { kind: 'delete' } },
    {
      findRecords: (name) =>
        name === 'new.jpg' ? [] : [{ ...OLD, imageSha256: name === 'kept.jpg' ? sha256Of('kept') : null }],
      clearAway: async ({ name }) => {
        cleared.push(name);
        await rm(path.join(folder, name));
        return { ok: true, value: null };
      },
    },
  );
  await took('new.jpg');
  await until(() => lane.isDrained(), Boolean);
  expect(cleared.sort()).toEqual(['kept.jpg', 'new.jpg']);
});

test('a file that changes during the work is checked again, one that vanishes is forgotten', async () => {
  const answers: ((shot: Shot) => Taken)[] = [() => ({ kind: 'again' }), recordOf];
  const { at, took, lane } = await watching(
    { settleMs: 30 },
    { take: (shot) => Promise.resolve(answers.shift()?.(shot) ?? { kind: 'gone' }) },
  );
  await writeFile(at('x.part'), picture);
  await rename(at('x.part'), at('a.jpg'));
  await took('a.jpg');
  await writeFile(at('x.part'), picture);
  await rename(at('x.part'), at('b.jpg'));
  await rm(at('b.jpg'));
  await until(
    () => lane.health().waiting,
    (waiting) => waiting === 0,
  );
  await took('a.jpg');
});

test('thousands of files at once are each taken once', async () => {
  const folder = temporaryFolder();
  const { names, lane } = watchFolder({ folder, settleMs: 20, sweepEveryMs: 500 });
  const expected = Array.from({ length: 3000 }, (_, index) => `part-${String(index).padStart(4, '0')}.jpg`);
  await Promise.all(expected.map((name) => writeFile(path.join(folder, name), picture)));
  await until(
    () => names().length,
    (count) => count >= expected.length,
    50_000,
  );
  const isDrained = () => {
    // A sweep in progress does not start again, and after a long one the next is far off.
    lane.sweepSoon();
    return lane.isDrained();
  };
  await until(isDrained, Boolean, 50_000);
  expect([...names()].sort()).toEqual(expected);
});

test('a lane continues, and says so, while its knowledge of files cannot be stored', async () => {
  const folder = temporaryFolder();
  const known = path.join(folder, 'known.jpg');
  await writeFile(known, picture);
  // Its time differs from the record: only its bytes show that it is the same.
  await utimes(known, new Date(), new Date('2026-01-01T00:00:00Z'));
  const faults: string[] = [];
  const record = { ...OLD, stamp: 'of another look', imageSha256: sha256Of(picture) };
  const { at, took } = await watching(
    { folder, sweepEveryMs: 200 },
    {
      findRecords: (name) => (name === 'known.jpg' ? [record] : []),
      noteStamps: () => {
        throw new Error('the disk is full');
      },
      onFault: ({ code }) => faults.push(code),
    },
  );
  await until(
    () => faults,
    ([first]) => first === 'internal',
  );
  await writeFile(at('a.jpg.part'), picture);
  await rename(at('a.jpg.part'), at('a.jpg'));
  await took('a.jpg');
});
