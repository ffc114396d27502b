import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { TruthRecord } from '../../main/truth/truth.ts';
import { followTruthLog, openTruthLog, readTruthLog } from '../../main/truth/truth-log.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const record = (file: string): TruthRecord => ({
  file,
  serial: 'SN1',
  lot: 'L1',
  number: 1,
  model: 'Aster',
  isBad: false,
  width: 10,
  height: 10,
  defects: [],
  writtenAt: 0,
  damage: null,
  duplicateOf: null,
});

test('following a log finds what was added since, by name without the lane', async () => {
  const folder = temporaryFolder();
  const log = await openTruthLog(folder);
  const find = followTruthLog(folder);
  await log.add(record('lane-1/a.jpg'));
  expect(await find('a.jpg')).toEqual(record('lane-1/a.jpg'));
  expect(await find('b.jpg')).toBeNull();
  await log.add(record('lane-2/b.jpg'));
  expect(await find('lane-2/b.jpg')).toEqual(record('lane-2/b.jpg'));
});

test('a line still being written is left for the next look', async () => {
  const folder = temporaryFolder();
  const log = await openTruthLog(folder);
  await log.add(record('a.jpg'));
  const find = followTruthLog(folder);
  const line = JSON.stringify(record('b.jpg'));
  await appendFile(path.join(folder, 'truth.jsonl'), line.slice(0, 20));
  expect(await find('b.jpg')).toBeNull();
  await appendFile(path.join(folder, 'truth.jsonl'), `${line.slice(20)}\n`);
  expect(await find('b.jpg')).toEqual(record('b.jpg'));
  expect((await readTruthLog(folder)).size).toBe(2);
});
