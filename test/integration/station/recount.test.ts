import { expect, onTestFinished, test } from 'vitest';
import { startRecount } from '../../../main/engine/station/recount.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import {
  beginRecount,
  countParts,
  countRollupDifferences,
  uncountedParts,
} from '../../../main/engine/store/rollups/rollups.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const PARTS = 800;

/** A store whose parts all have to be counted again, each with more detections than usual. */
function uncountedStore() {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  const detections = Array.from({ length: 40 }, (_, box) => detection(`class ${box % 8}`, (box % 20) / 20));
  writeRecords(
    store.write,
    Array.from({ length: PARTS }, (_, part) =>
      inspectionRecord(place, `part-${part}.jpg`, {
        detections,
        decidedAt: AT + part * 2000,
        verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'class 1', score: 1, rejectAt: 0.6 }] },
        signal: 'FAIL',
      }),
    ),
  );
  beginRecount(store.write);
  return store;
}

test('a recount goes on until it is told that it is enough, and is written down as a whole', () => {
  const { read, write } = uncountedStore();
  let looks = 0;
  const thirdLook = () => {
    looks += 1;
    return looks === 3;
  };
  expect(countParts(write, 10, thirdLook)).toEqual({ left: PARTS - 30, of: PARTS });
  expect(uncountedParts(read).left).toBe(PARTS - 30);
  expect(countParts(write, PARTS, () => false)).toEqual({ left: 0, of: PARTS });
});

test('while the station counts its parts again no slice takes more than fifty milliseconds of the thread, however much is on a part', async () => {
  const store = uncountedStore();
  const slicesMs: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { stop } = startRecount({
    db: store.write,
    during: (_what, work) => {
      const before = process.threadCpuUsage();
      const result = work();
      const { user, system } = process.threadCpuUsage(before);
      slicesMs.push((user + system) / 1000);
      return result;
    },
    onProgress: () => {
      if (uncountedParts(store.read).left === 0) resolve();
    },
    onError: reject,
  });
  onTestFinished(stop);
  await promise;
  expect(slicesMs.length).toBeGreaterThan(1);
  expect(Math.max(...slicesMs)).toBeLessThan(50);
  expect(countRollupDifferences(store.read)).toBe(0);
});
