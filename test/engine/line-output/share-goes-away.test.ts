import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { folderBook } from '../../../main/engine/line-output/folder-book.ts';
import { createFolderGuard } from '../../../main/engine/line-output/folder-guard.ts';
import { MARKER_NAME, readMarker } from '../../../main/engine/line-output/marker.ts';
import { createTeller } from '../../../main/engine/line-output/tell-group.ts';
import { lineMessagesAfter } from '../../../main/engine/store/line/line-messages.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

test('a share that goes away while its folder is being proved leaves no marker in the folder below it', async () => {
  const root = temporaryFolder();
  const [folder, away] = [path.join(root, 'line'), path.join(root, 'away')];
  mkdirSync(folder);
  const book = folderBook(openTestStore(), systemClock);
  const isFree = async () => null;
  expect(await createFolderGuard(book, isFree).prove(folder)).toBe(0);
  const before = await readMarker(folder);

  // The next run of the station has read the marker, and is about to put its name into it.
  let isSwapped = false;
  const noteMarking: typeof book.noteMarking = (...facts) => {
    book.noteMarking(...facts);
    if (isSwapped) return;
    isSwapped = true;
    renameSync(folder, away);
    mkdirSync(folder);
  };
  const next = createFolderGuard({ ...book, noteMarking }, isFree);
  await expect(next.prove(folder)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
  expect((await readMarker(away))?.marker).toEqual(before?.marker);
  await expect(next.prove(folder)).rejects.toMatchObject({ fault: { code: 'line-folder', why: 'away' } });

  renameSync(folder, path.join(root, 'empty'));
  renameSync(away, folder);
  expect(await next.prove(folder)).toBe(0);
  expect(readdirSync(folder)).toEqual([MARKER_NAME]);
  expect(await next.isStill(folder)).not.toBeNull();
});

test.runIf(process.platform === 'linux')(
  'a message that was told lies in the folder, however short the time for which another one took its place',
  async () => {
    for (const goesAt of [0, 1, 2, 3, 4, 5]) {
      const root = temporaryFolder();
      const [folder, away, below] = ['line', 'away', 'below'].map((name) => path.join(root, name));
      if (folder === undefined || away === undefined || below === undefined) throw new Error('no folders');
      mkdirSync(folder);
      const store = openTestStore();
      const place = addTestLane(store, AT);
      let steps = 0;
      let isWatched = false;
      const step = () => {
        if (isWatched && steps === goesAt) {
          renameSync(folder, away);
          mkdirSync(folder);
        }
        if (isWatched && steps === goesAt + 1) {
          renameSync(folder, below);
          renameSync(away, folder);
        }
        steps += 1;
      };
      const teller = createTeller({
        objection: async () => null,
        firstUse: async () => null,
        calls: () => ({ call: (work) => work(step) }),
        folder: () => folder,
        book: folderBook(store, systemClock),
        messagesAfter: (seq, limit) => lineMessagesAfter(store.read, seq, limit),
        noteWritten: () => {},
      });
      expect((await teller.tellGroup()).ok).toBe(true);
      writeRecords(store.write, [inspectionRecord(place, 'a.jpg'), inspectionRecord(place, 'b.jpg')]);
      isWatched = true;
      steps = 0;
      const told = await teller.tellGroup();
      isWatched = false;
      if (existsSync(away)) {
        renameSync(folder, below);
        renameSync(away, folder);
      }
      if (!told.ok) expect((await teller.tellGroup()).ok).toBe(true);
      expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(2);
      if (existsSync(below)) expect(readdirSync(below)).toEqual([]);
    }
  },
);
