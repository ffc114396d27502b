import { expect, test } from 'vitest';
import {
  lineMessagesAfter,
  lineWrittenThrough,
  pendingLineMessages,
} from '../../../../main/engine/store/line/line-messages.ts';
import { startRecorder } from '../../../../main/engine/store/recording/grouped-recorder.ts';
import { findArrivals } from '../../../../main/engine/store/recording/known-files.ts';
import type { ShotFacts } from '../../../../main/engine/store/recording/shot-record.ts';
import { countRollupDifferences, rebuildRollups } from '../../../../main/engine/store/rollups/rollups.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { detection, inspectionRecord, sha256Of } from '../../../support/store/records.ts';
import { until } from '../../../support/time/until.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

test('records that arrive together are written in order and the line is told in the same order', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  const names = Array.from({ length: 150 }, (_, index) => `part-${index}.jpg`);

  const outcomes = await Promise.all(names.map((name) => recorder.record(inspectionRecord(place, name))));

  expect(outcomes.map((outcome) => outcome.ok && outcome.value.kind === 'inspected' && outcome.value.seq)).toEqual(
    names.map((_, index) => index + 1),
  );
  expect(pendingLineMessages(store.read, 1000).map((message) => message.relativePath)).toEqual(names);
});

test('the same file again is the same shot; the same content under another name or time is a repeat, and told', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  const first = inspectionRecord(place, 'part-1.jpg');
  const renamed = { ...first, shot: { ...first.shot, relativePath: 'copy.jpg' } };
  const later = { ...first, shot: { ...first.shot, mtimeMs: AT + 5000 } };

  const outcomes = await Promise.all([first, first, renamed, later].map((record) => recorder.record(record)));

  expect(outcomes.map((outcome) => outcome.ok && outcome.value)).toEqual([
    { kind: 'inspected', inspectionId: 1, seq: 1 },
    { kind: 'already', shotId: 1 },
    { kind: 'duplicate', shotId: 2, of: 1, seq: 2 },
    { kind: 'duplicate', shotId: 3, of: 1, seq: 3 },
  ]);
  expect(findArrivals(store.read, place.laneId, 'part-1.jpg', 12_345, AT + 5000)).toMatchObject([
    { shotId: 3, imageSha256: first.shot.imageSha256 },
  ]);
  expect(lineMessagesAfter(store.read, 0, 10).map(({ signal }) => signal)).toEqual(['PASS', 'ERROR', 'ERROR']);
  expect(countRollupDifferences(store.read)).toBe(0);
});

/** What the line is told of a second shot that is like the first in all but `facts`. */
async function toldOfSecond(
  facts: Partial<ShotFacts>,
  firstFacts: Partial<ShotFacts> = {},
): Promise<readonly string[]> {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  const record = inspectionRecord(place, 'today/IMG_1.jpg');
  const shot = { ...record.shot, serial: null, ...firstFacts };
  await recorder.record({ ...record, shot });
  await recorder.record({ ...record, shot: { ...shot, ...facts } });
  return lineMessagesAfter(store.read, 1, 10).map(({ relativePath, signal }) => `${relativePath} ${signal}`);
}

const STAMP = '00000000000000070000000000000009';

test('a renamed folder, a card read again and a time set late tell the line nothing', async () => {
  expect(await toldOfSecond({ relativePath: '2026-05-01/IMG_1.jpg' })).toEqual([]);
  expect(await toldOfSecond({ stamp: STAMP, mtimeMs: AT + 1500 }, { stamp: STAMP })).toEqual([]);
});

test('a camera that hangs is told as ERROR for every image, with or without a serial', async () => {
  const again = 'today/IMG_1.jpg ERROR';
  expect(await toldOfSecond({ mtimeMs: AT + 1500 })).toEqual([again]);
  expect(await toldOfSecond({ stamp: STAMP, mtimeMs: AT + 60_000 }, { stamp: STAMP })).toEqual([again]);
  expect(await toldOfSecond({ relativePath: 'today/IMG_2.jpg' })).toEqual(['today/IMG_2.jpg ERROR']);
  expect(await toldOfSecond({ relativePath: 'SN2/IMG_1.jpg', serial: 'SN2' }, { serial: 'SN1' })).toEqual([
    'SN2/IMG_1.jpg ERROR',
  ]);
});

test('the pixels of one part in other bytes are a repeat', async () => {
  const pixelHash = '0123456789abcdef';
  const facts = { relativePath: 'IMG_2.jpg', imageSha256: sha256Of('another comment') };
  expect(await toldOfSecond({ ...facts, pixelHash }, { pixelHash })).toEqual(['IMG_2.jpg ERROR']);
  expect(await toldOfSecond({ ...facts, pixelHash: 'fedcba9876543210' }, { pixelHash })).toEqual(['IMG_2.jpg PASS']);
});

test('the image of one part under the name of another tells the line ERROR', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  const first = inspectionRecord(place, 'part-1.jpg');
  const frozen = { ...inspectionRecord(place, 'part-2.jpg'), signal: 'PASS' } as const;
  await recorder.record(first);

  const outcome = await recorder.record({ ...frozen, shot: { ...frozen.shot, imageSha256: first.shot.imageSha256 } });

  expect(outcome).toEqual({ ok: true, value: { kind: 'duplicate', shotId: 2, of: 1, seq: 2 } });
  expect(lineMessagesAfter(store.read, 1, 10)).toMatchObject([
    {
      seq: 2,
      inspectionId: null,
      serial: 'part-2',
      verdict: 'undetermined',
      signal: 'ERROR',
      reasons: [{ code: 'fault', fault: { code: 'picture-repeated', firstFile: 'part-1.jpg' } }],
      recipe: null,
    },
  ]);
});

test('two parts whose images are both empty files are two parts, not one twice', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  const empty = (name: string) => {
    const record = inspectionRecord(place, name, {
      outcome: 'unreadable',
      width: 0,
      height: 0,
      verdict: {
        kind: 'undetermined',
        reasons: [
          { code: 'fault', fault: { code: 'image-unreadable', why: 'noted', figures: { complaint: 'empty' } } },
        ],
      },
      signal: 'ERROR',
      optics: null,
    });
    return { ...record, shot: { ...record.shot, imageSha256: sha256Of('') } };
  };

  const outcomes = await Promise.all([empty('a.jpg'), empty('b.jpg')].map((record) => recorder.record(record)));

  expect(outcomes).toMatchObject([
    { ok: true, value: { kind: 'inspected' } },
    { ok: true, value: { kind: 'inspected' } },
  ]);
  expect(pendingLineMessages(store.read, 10).map((message) => message.signal)).toEqual(['ERROR', 'ERROR']);
});

test('a record that cannot be written leaves its neighbours alone', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);

  const outcomes = await Promise.all([
    recorder.record(inspectionRecord(place, 'a.jpg')),
    recorder.record(inspectionRecord(place, 'b.jpg', { modelSha256: sha256Of('never registered') })),
    recorder.record(inspectionRecord(place, 'c.jpg')),
  ]);

  expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
  expect(pendingLineMessages(store.read, 10).map((message) => message.relativePath)).toEqual(['a.jpg', 'c.jpg']);
});

test('a fault never becomes a pass: the store itself refuses it', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const reasons = [
    {
      code: 'fault' as const,
      fault: { code: 'detector-failed' as const, why: 'noted' as const, figures: { complaint: 'out of memory' } },
    },
  ];

  const outcome = await startRecorder(store.write).record(
    inspectionRecord(place, 'a.jpg', { verdict: { kind: 'pass', reasons }, signal: 'PASS' }),
  );

  expect(outcome.ok).toBe(false);
});

test('the mark of the line output is kept, and messages after it are pending', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  for (const name of ['a.jpg', 'b.jpg', 'c.jpg']) await recorder.record(inspectionRecord(place, name));

  recorder.noteLineWritten(2);
  recorder.noteLineWritten(1);
  await recorder.drain();

  expect(lineWrittenThrough(store.read)).toBe(2);
  expect(pendingLineMessages(store.read, 10).map((message) => message.seq)).toEqual([3]);
});

test('a mark that could not be written is written once it can be, without another part', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  let tries = 0;
  const counting = {
    ...store.write,
    transaction: <T>(work: () => T): T => {
      tries += 1;
      return store.write.transaction(work);
    },
  };
  const recorder = startRecorder(counting);
  await recorder.record(inspectionRecord(place, 'a.jpg'));
  store.write.run(
    `CREATE TEMP TRIGGER full BEFORE UPDATE ON line_output BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  );
  const triedBefore = tries;
  recorder.noteLineWritten(1);
  await until(
    () => tries,
    (now) => now > triedBefore,
  );
  expect(lineWrittenThrough(store.read)).toBe(0);
  store.write.run('DROP TRIGGER full');
  await until(
    () => lineWrittenThrough(store.read),
    (through) => through === 1,
  );
});

test('roll-ups kept with the facts equal those rebuilt from the facts', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  await Promise.all(
    Array.from({ length: 300 }, (_, index) =>
      recorder.record(
        inspectionRecord({ ...place, at: AT + index * 60_000 }, `${index}.jpg`, {
          detections: index % 3 === 0 ? [detection('crack', 0.9), detection('chip', 0.4)] : [],
          verdict:
            index % 3 === 0
              ? { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] }
              : { kind: 'pass', reasons: [{ code: 'all-clear' }] },
          signal: index % 3 === 0 ? 'FAIL' : 'PASS',
        }),
      ),
    ),
  );

  expect(store.read.get('SELECT sum(inspected) AS n, sum(signal_fail) AS fails FROM rollup')).toEqual({
    n: 300,
    fails: 100,
  });
  expect(rebuildRollups(store.write)).toMatchObject({ differences: 0 });
  store.write.run('UPDATE rollup SET signal_fail = signal_fail + 1 WHERE slot = (SELECT min(slot) FROM rollup)');
  expect(countRollupDifferences(store.read)).toBe(2);
});

test('while parts queue, records are written in groups, and a single one is written too', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const groups: number[] = [];
  const db = {
    ...store.write,
    transaction: <T>(work: () => T): T => {
      const before = store.write.get('SELECT count(*) AS count FROM shot') as { count: number };
      const result = store.write.transaction(work);
      const after = store.write.get('SELECT count(*) AS count FROM shot') as { count: number };
      if (after.count > before.count) groups.push(after.count - before.count);
      return result;
    },
  };
  const recorder = startRecorder(db, { isBehind: () => true, enough: 3 });
  const record = (name: string) => recorder.record(inspectionRecord(place, name));

  const first = record('part-1.jpg');
  await new Promise((resolve) => setImmediate(resolve));
  const outcomes = await Promise.all([first, record('part-2.jpg'), record('part-3.jpg')]);
  const alone = await record('part-4.jpg');

  expect([...outcomes, alone].map((outcome) => outcome.ok && outcome.value.kind)).toEqual(Array(4).fill('inspected'));
  // The recorder's own transaction and the one within it see the same group.
  expect(groups).toEqual([3, 3, 1, 1]);
});

test('a drain writes at once what waits for a group', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write, { isBehind: () => true, enough: 100 });

  const outcome = recorder.record(inspectionRecord(place, 'part-1.jpg'));
  await recorder.drain();

  expect(pendingLineMessages(store.read, 10)).toHaveLength(1);
  expect((await outcome).ok).toBe(true);
});
