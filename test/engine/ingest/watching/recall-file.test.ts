import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { UNWATCHED } from '../../../../main/engine/folder-calls.ts';
import { stampOf } from '../../../../main/engine/ingest/files/file-stamp.ts';
import type { KnownRecord } from '../../../../main/engine/ingest/files/recognise.ts';
import { observe } from '../../../../main/engine/ingest/watching/observation.ts';
import { createFileRecall } from '../../../../main/engine/ingest/watching/recall-file.ts';
import { sha256Schema, shotIdSchema } from '../../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';

const BYTES = 'the bytes of a part';
const sha256Of = (text: string) => sha256Schema.parse(createHash('sha256').update(text).digest('hex'));
const shotId = shotIdSchema.parse(7);

/** A file in a folder, and what is on record under its name, size and time. */
async function fileWith(records: readonly KnownRecord[]) {
  const file = path.join(temporaryFolder(), 'P1.png');
  writeFileSync(file, BYTES);
  const seen = await observe(file);
  if (seen === null) throw new Error('the file is not there');
  let questions = 0;
  const findRecords = () => {
    questions += 1;
    return records;
  };
  const { recall, takeProven } = createFileRecall({ calls: UNWATCHED, findRecords, nowMs: () => 1_000 });
  return { file, seen, recall, takeProven, questions: () => questions };
}

const record = (changed: Partial<KnownRecord>): KnownRecord => ({
  shotId,
  stamp: 'another stamp' as KnownRecord['stamp'],
  imageSha256: sha256Of(BYTES),
  admittedAt: 0,
  ...changed,
});

test('a file of which nothing is on record is new', async () => {
  const { file, seen, recall } = await fileWith([]);
  expect(await recall('P1.png', file, seen, undefined)).toBeNull();
});

test('a file that the file system does not know again is known by its bytes, and from then on by its stamp', async () => {
  const { file, seen, recall, takeProven } = await fileWith([record({})]);
  // It has looked the same for longer than the clock of any file system takes to tick.
  const before = { seen, isSure: false, isKept: true, sinceMs: -3_600_000 };
  expect(await recall('P1.png', file, seen, before)).toEqual({ ...before, isSure: true });
  expect([[...takeProven()], [...takeProven()]]).toEqual([[[shotId, stampOf(seen)]], []]);
});

test('other bytes under the same name, size and time are another part', async () => {
  const { file, seen, recall, takeProven } = await fileWith([record({ imageSha256: sha256Of('another part') })]);
  expect(await recall('P1.png', file, seen, undefined)).toBeNull();
  expect([...takeProven()]).toEqual([]);
});

test('a file that was told as unreadable and is the same is not told again, and does not count as kept', async () => {
  const { file, seen, recall } = await fileWith([record({ imageSha256: null, stamp: null })]);
  expect(await recall('P1.png', file, seen, undefined)).toMatchObject({ isSure: true, isKept: false });
});

test('what has not been touched since it was known for sure is not looked up', async () => {
  const { file, seen, recall, questions } = await fileWith([]);
  const before = { seen, isSure: true, isKept: true, sinceMs: 5 };
  expect([await recall('P1.png', file, seen, before), questions()]).toEqual([before, 0]);
  const touched = { ...seen, changedNs: seen.changedNs + 1n };
  expect([await recall('P1.png', file, touched, before), questions()]).toEqual([null, 1]);
});
