import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { folderBook } from '../../../main/engine/line-output/folder-book.ts';
import { createFolderGuard } from '../../../main/engine/line-output/folder-guard.ts';
import { MARKER_NAME, readMarker } from '../../../main/engine/line-output/marker.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';

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
