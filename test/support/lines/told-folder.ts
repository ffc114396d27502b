import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createFolderCallsBook } from '../../../main/engine/folder-calls.ts';
import { folderBook } from '../../../main/engine/line-output/folder-book.ts';
import type { FirstUse } from '../../../main/engine/line-output/folder-guard.ts';
import { startLineOutput } from '../../../main/engine/line-output/sender.ts';
import { lineMessagesAfter, markLineWritten } from '../../../main/engine/store/line/line-messages.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { openTestStore } from '../store/open-test-store.ts';
import { inspectionRecord, type RecordPlace } from '../store/records.ts';
import { fixedClock } from '../time/fixed-clock.ts';
import { until } from '../time/until.ts';
import { addTestLane } from './test-lane.ts';

export const AT = Date.parse('2026-03-02T06:00:00Z');
const clock = fixedClock('2026-03-02T06:00:00Z');

/** Records on a separate disk, which can be copied and restored. */
export function records(root = path.join(temporaryFolder(), 'data')) {
  const store = openTestStore(root);
  store.write.run('UPDATE line_station SET station = lower(hex(randomblob(4)))');
  return { root, store, place: addTestLane(store, AT) };
}

/** One run of the engine that tells the line what is in these records. */
export function run(
  store: Store,
  folder: string,
  { firstUse = async () => null }: { readonly firstUse?: FirstUse } = {},
) {
  const faults: Fault[] = [];
  const output = startLineOutput({
    objection: async () => null,
    firstUse,
    calls: createFolderCallsBook(),
    folder: () => folder,
    book: folderBook(store, clock),
    messagesAfter: (seq, limit) => lineMessagesAfter(store.read, seq, limit),
    noteWritten: (seq) => markLineWritten(store.write, seq),
    onFault: (fault) => faults.push(fault),
  });
  onTestFinished(() => output.stop());
  return { ...output, faults };
}

export function record(store: Store, place: RecordPlace, name: string, signal: 'PASS' | 'FAIL' = 'PASS') {
  writeRecords(store.write, [inspectionRecord(place, name, { signal })]);
}

/** A folder that somebody chose: the station only creates its own folders. */
export function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

type Told = {
  readonly epoch: number;
  readonly sequence: number;
  readonly serial: string;
  readonly signal: string;
};

export function told(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name): Told => JSON.parse(readFileSync(path.join(folder, name), 'utf8')))
    .map(({ epoch, sequence, serial, signal }) => `${epoch}.${sequence} ${serial} ${signal}`);
}

export const untilTold = (folder: string, count: number) =>
  until(
    () => told(folder).length,
    (found) => found === count,
  );

export const untilRefused = (output: { fault: () => Fault | null }, why: string) =>
  until(
    () => output.fault(),
    (fault) => fault?.code === 'line-folder' && fault.why === why,
  );
