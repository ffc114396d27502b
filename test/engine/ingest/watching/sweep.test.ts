import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { UNWATCHED } from '../../../../main/engine/folder-calls.ts';
import { createFileTracker } from '../../../../main/engine/ingest/watching/file-tracker.ts';
import { sweep } from '../../../../main/engine/ingest/watching/sweep.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';

/** The smallest file that begins and ends like a JPEG. */
const WHOLE = Buffer.from('ffd8ffda00020000ffd9', 'hex');

/** A lane's folder with its tracker, and how often a file in it has been looked at. */
function laneFolder() {
  const root = temporaryFolder();
  let looks = 0;
  const tracker = createFileTracker({
    lane: { isPolled: false, settleMs: 500 } as Lane,
    home: () => root,
    calls: {
      call: (work) => {
        looks += 1;
        return work(() => undefined);
      },
    },
    findRecords: () => [],
    onLeftover: async () => undefined,
    nowMs: () => performance.now(),
  });
  const put = async (name: string) => {
    writeFileSync(path.join(root, name), WHOLE);
    tracker.note({ name, kind: 'appeared' });
    await tracker.lookAtAll([name]);
  };
  const looksOf = async (rule: { readonly isThorough: boolean; readonly isHeard: boolean }) => {
    const before = looks;
    const hints = { listenTo: () => undefined, isHeard: () => rule.isHeard, stop: () => undefined };
    await sweep({
      root,
      calls: UNWATCHED,
      onClosed: () => undefined,
      onIgnored: async () => undefined,
      rule: { isRecursive: false, excluded: { has: () => false } as never },
      tracker,
      hints,
      isThorough: rule.isThorough,
      meanwhile: async () => true,
    });
    return looks - before;
  };
  return { root, tracker, put, looksOf };
}

test('a complete file that waits for the station is looked at again by a thorough sweep, or if nobody reports its changes', async () => {
  const { tracker, put, looksOf } = laneFolder();
  await put('a.jpg');
  await put('b.jpg');
  expect(tracker.queued()).toBe(2);

  expect(await looksOf({ isThorough: false, isHeard: true })).toBe(0);
  expect(await looksOf({ isThorough: true, isHeard: true })).toBe(2);
  expect(await looksOf({ isThorough: false, isHeard: false })).toBe(2);
  expect(tracker.queued()).toBe(2);
});

test('a file that no report has named is found by every sweep', async () => {
  const { root, tracker, looksOf } = laneFolder();
  writeFileSync(path.join(root, 'unheard-of.jpg'), WHOLE);
  expect(await looksOf({ isThorough: false, isHeard: true })).toBeGreaterThan(0);
  expect(tracker.waiting()).toBe(1);
});

test('a shot in work keeps its state while the sweep passes, and one whose file is gone is forgotten', async () => {
  const { root, tracker, put, looksOf } = laneFolder();
  await put('taken.jpg');
  const shot = tracker.takeFirst();
  await put('gone.jpg');
  rmSync(path.join(root, 'gone.jpg'));

  await looksOf({ isThorough: false, isHeard: true });
  expect([tracker.queued(), tracker.waiting()]).toEqual([0, 1]);
  // Nothing was reported about it meanwhile.
  expect(shot !== undefined && tracker.finish(shot, null)).toBe(false);
});
