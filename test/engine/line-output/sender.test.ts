import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFolderCallsBook } from '../../../main/engine/folder-calls.ts';
import { folderBook } from '../../../main/engine/line-output/folder-book.ts';
import { MARKER_NAME } from '../../../main/engine/line-output/marker.ts';
import { type LineOutput, startLineOutput } from '../../../main/engine/line-output/sender.ts';
import { lineMessagesAfter, lineWrittenThrough } from '../../../main/engine/store/line/line-messages.ts';
import { lineStation } from '../../../main/engine/store/line/line-station.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { type Recorder, startRecorder } from '../../../main/engine/store/recording/grouped-recorder.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord, type RecordPlace, shotFacts } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';
import { until } from '../../support/time/until.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

type Line = {
  readonly store: Store;
  readonly place: RecordPlace;
  readonly recorder: Recorder;
  readonly output: LineOutput;
  readonly faults: Fault[];
  readonly record: (name: string, facts?: Partial<InspectionRecord>) => Promise<void>;
};

function startLine(folder: string): Line {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const recorder = startRecorder(store.write);
  const faults: Fault[] = [];
  const output = startLineOutput({
    objection: async () => null,
    firstUse: async () => null,
    calls: createFolderCallsBook(),
    folder: () => folder,
    book: folderBook(store, fixedClock('2026-03-02T06:00:00Z')),
    messagesAfter: (seq, limit) => lineMessagesAfter(store.read, seq, limit),
    noteWritten: (seq) => recorder.noteLineWritten(seq),
    onFault: (fault) => faults.push(fault),
  });
  onTestFinished(async () => {
    await output.stop();
    await recorder.drain();
  });
  const record = async (name: string, facts: Partial<InspectionRecord> = {}) => {
    await recorder.record(inspectionRecord(place, name, facts));
    output.poke();
  };
  return { store, place, recorder, output, faults, record };
}

/** Messages in the folder, by name; none while it is not there. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function readMessage(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
}

test('the line reads for each part, in order, its signal, what it is, why, and by which recipe', async () => {
  const folder = temporaryFolder();
  const { record, store } = startLine(folder);
  await record('part-1.jpg');
  await record('part-2.jpg', {
    verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
    signal: 'FAIL',
  });
  await until(
    () => filesIn(folder).length,
    (count) => count === 2,
  );
  const { station } = lineStation(store.read);
  expect(filesIn(folder)).toEqual([`${station}-0001-0000000001.json`, `${station}-0001-0000000002.json`]);
  expect(readMessage(folder, `${station}-0001-0000000002.json`)).toEqual({
    station,
    epoch: 1,
    sequence: 2,
    kind: 'signal',
    part: 2,
    supersedes: null,
    signal: 'FAIL',
    disposition: null,
    serial: 'part-2',
    lot: 'L-042',
    lane: 'Lane 1',
    file: 'part-2.jpg',
    reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }],
    inspectionId: 2,
    recipe: { id: 1, name: 'Phone glass', version: 1 },
    modelSha256: null,
    capturedAt: '2026-03-02T06:00:00.000Z',
    decidedAt: '2026-03-02T06:00:00.040Z',
  });
});

test('if the file name says which camera it was, the line is told that lane', async () => {
  const folder = temporaryFolder();
  const { record, place } = startLine(folder);
  await record('north/part-1.jpg', {
    shot: { ...shotFacts(place.laneId, 'north/part-1.jpg', AT), namedLane: 'north' },
  });
  await until(
    () => filesIn(folder).length,
    (count) => count === 1,
  );
  expect(readMessage(folder, filesIn(folder)[0] ?? '')).toMatchObject({ lane: 'north', file: 'north/part-1.jpg' });
});

test('a folder that cannot be written keeps messages waiting, is reported once, and none is left out', async () => {
  const folder = path.join(temporaryFolder(), 'line');
  writeFileSync(folder, 'a file where the folder should be');
  const { record, output, faults } = startLine(folder);
  for (let part = 1; part <= 5; part++) await record(`part-${part}.jpg`);
  await until(
    () => output.fault()?.code,
    (code) => code === 'folder-unusable',
  );
  rmSync(folder);
  mkdirSync(folder);
  await until(
    () => filesIn(folder).length,
    (count) => count === 5,
  );
  await until(
    () => output.fault(),
    (fault) => fault === null,
  );
  expect(faults).toHaveLength(1);
});

test('messages not known to be written when the station died are written again under the same numbers', async () => {
  const folder = temporaryFolder();
  const { record, output, store } = startLine(folder);
  for (let part = 1; part <= 3; part++) await record(`part-${part}.jpg`);
  await output.stop();
  const before = filesIn(folder).map((name) => readMessage(folder, name));
  rmSync(path.join(folder, filesIn(folder)[2] ?? ''));
  // As after a crash: nobody noted that the messages were written.
  const again = startLineOutput({
    objection: async () => null,
    firstUse: async () => null,
    calls: createFolderCallsBook(),
    folder: () => folder,
    book: { ...folderBook(store, fixedClock('2026-03-02T06:00:00Z')), through: () => 0 },
    messagesAfter: (seq, limit) => lineMessagesAfter(store.read, seq, limit),
    noteWritten: () => {},
    onFault: () => {},
  });
  await again.stop();
  expect(before).toHaveLength(3);
  expect(filesIn(folder).map((name) => readMessage(folder, name))).toEqual(before);
});

test('stopping first writes what there is to say', async () => {
  const folder = temporaryFolder();
  const { recorder, place, output, store } = startLine(folder);
  const parts = Array.from({ length: 150 }, (_, part) => inspectionRecord(place, `part-${part}.jpg`));
  await Promise.all(parts.map((part) => recorder.record(part)));
  await output.stop();
  await recorder.drain();
  expect(filesIn(folder)).toHaveLength(150);
  expect(lineWrittenThrough(store.read)).toBe(150);
});

test('the station’s own folder exists before the first message, and another is marked as soon as it is set', async () => {
  const store = openTestStore();
  const other = temporaryFolder();
  let folder = store.folder.lineOutput;
  const output = startLineOutput({
    objection: async () => null,
    firstUse: async () => null,
    calls: createFolderCallsBook(),
    folder: () => folder,
    book: folderBook(store, fixedClock('2026-03-02T06:00:00Z')),
    messagesAfter: () => [],
    noteWritten: () => undefined,
    onFault: () => undefined,
  });
  onTestFinished(() => output.stop());
  const isMarked = (place: string) =>
    until(
      () => existsSync(path.join(place, MARKER_NAME)),
      (isThere) => isThere,
    );
  await isMarked(folder);
  folder = other;
  output.poke();
  await isMarked(other);
});

test('messages that cannot be read from the store are waited for and reported, and the loop survives', async () => {
  const folder = temporaryFolder();
  const { store, recorder, place } = startLine(temporaryFolder());
  await recorder.record(inspectionRecord(place, 'part-1.jpg'));
  let isBroken = true;
  const faults: Fault[] = [];
  const output = startLineOutput({
    objection: async () => null,
    firstUse: async () => null,
    calls: createFolderCallsBook(),
    folder: () => folder,
    messagesAfter: (seq, limit) => {
      if (isBroken) throw new Error('database disk image is malformed');
      return lineMessagesAfter(store.read, seq, limit);
    },
    book: { ...folderBook(store, fixedClock('2026-03-02T06:00:00Z')), through: () => 0 },
    noteWritten: () => undefined,
    onFault: (fault) => faults.push(fault),
  });
  onTestFinished(() => output.stop());
  await until(
    () => faults,
    (seen) => seen.length > 0,
  );
  expect(output.fault()).toMatchObject({ code: 'internal', message: 'database disk image is malformed' });
  isBroken = false;
  await until(
    () => filesIn(folder),
    (files) => files.length === 1,
  );
  // The message is in the folder before the folder is synced.
  await until(
    () => output.fault(),
    (fault) => fault === null,
  );
  expect(faults).toHaveLength(1);
});
