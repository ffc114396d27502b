import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { stampOf } from '../../../main/engine/ingest/files/file-stamp.ts';
import { reconcile } from '../../../main/engine/ingest/reconcile.ts';
import { modifiedMs, observe } from '../../../main/engine/ingest/watching/observation.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';

const MINUTE = 60_000;

/** A folder and what was recorded from it, without a station between. */
function startLedger() {
  const store = openTestStore();
  const folder = temporaryFolder();
  const place = addTestLane(store, Date.now());
  const lane = { id: place.laneId, folder, isRecursive: false };
  const at = (name: string) => path.join(folder, name);
  return {
    at,
    write: (name: string) => writeFileSync(at(name), name),
    /** Records the file as it lies there, as if it had been admitted at `admittedAt`. */
    record: async (name: string, facts: Partial<InspectionRecord> = {}, admittedAt = Date.now()) => {
      const seen = await observe(at(name));
      if (seen === null) throw new Error(`no ${name}`);
      const record = inspectionRecord(place, name, facts);
      const { sizeBytes } = seen;
      const shot = { ...record.shot, stamp: stampOf(seen), sizeBytes, mtimeMs: modifiedMs(seen), admittedAt };
      writeRecords(store.write, [{ ...record, shot }]);
    },
    count: () => reconcile(store.read, lane, { has: () => false }),
  };
}

test('every file counts once: decided, unreadable, duplicate, waiting or ignored, whether still there or gone', async () => {
  const { write, record, count, at } = startLedger();
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg', 'late.jpg', 'half.jpg.part']) write(name);
  mkdirSync(at('folder.jpg'));
  await record('a.jpg');
  await record('b.jpg', {
    outcome: 'unreadable',
    verdict: {
      kind: 'undetermined',
      reasons: [{ code: 'fault', fault: { code: 'image-unreadable', why: 'noted', figures: { complaint: 'x' } } }],
    },
    signal: 'ERROR',
  });
  await record('c.jpg', { review: { ask: 'unsure', isBlind: false, dueAt: null }, signal: 'HOLD' });
  rmSync(at('c.jpg'));

  expect(await count()).toEqual({
    ok: true,
    value: {
      seen: 5,
      decided: 2,
      inReview: 1,
      unreadable: 1,
      duplicate: 0,
      waiting: 1,
      ignored: 1,
      unaccounted: 0,
      unaccountedFiles: [],
    },
  });
});

test('a file that was passed over is unaccounted for: later ones were taken long after it had arrived', async () => {
  const { write, record, count } = startLedger();
  write('passed-over.jpg');
  write('taken.jpg');
  await record('taken.jpg', {}, Date.now() + 2 * MINUTE);
  expect(await count()).toMatchObject({
    value: { waiting: 0, unaccounted: 1, unaccountedFiles: ['passed-over.jpg'], seen: 2 },
  });
});

test('a file that was overwritten since its record is a different one, and waits', async () => {
  const { write, record, count, at } = startLedger();
  write('live.jpg');
  await record('live.jpg');
  utimesSync(at('live.jpg'), 1_700_000_000, 1_700_000_000);
  expect(await count()).toMatchObject({ value: { decided: 1, waiting: 1, seen: 2, unaccounted: 0 } });
});

test('two shots with the same name, size and time are two: the one that was never recorded waits', async () => {
  const { write, record, count, at } = startLedger();
  const set = () => utimesSync(at('live.jpg'), 315_532_800, 315_532_800);
  write('live.jpg');
  set();
  await record('live.jpg');
  expect(await count()).toMatchObject({ value: { decided: 1, waiting: 0 } });
  writeFileSync(at('next.tmp'), 'LIVE.JPG');
  renameSync(at('next.tmp'), at('live.jpg'));
  set();
  expect(await count()).toMatchObject({ value: { decided: 1, waiting: 1, seen: 2 } });
});

test('a folder that cannot be listed proves nothing', async () => {
  const { count, at } = startLedger();
  rmSync(at('.'), { recursive: true });
  expect(await count()).toMatchObject({
    ok: false,
    fault: { code: 'folder-unusable', why: 'noted', figures: { complaint: 'ENOENT' } },
  });
});
