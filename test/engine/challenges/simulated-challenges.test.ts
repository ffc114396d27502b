import { expect, test } from 'vitest';
import { seedSimulated, simulatedChallenges } from '../../../main/engine/challenges/simulated-challenges.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { referenceOf } from '../../../main/engine/store/review/references.ts';
import { challenges } from '../../../main/engine/store/teaching/challenges.ts';
import type { TruthRecord } from '../../../main/truth/truth.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const ENGINEER = { personId: null, name: 'Eva', role: 'engineer' as const, windowId: 'window-1' };

/** Every third part is bad; each has a mark that is tolerated. */
function truthOf(file: string): TruthRecord | null {
  const number = Number(/\d+/.exec(file)?.[0] ?? Number.NaN);
  if (Number.isNaN(number)) return null;
  const isBad = number % 3 === 0;
  const mark = { severity: 0.5, contrast: 40, box: { x: 1, y: 2, width: 30, height: 4 } };
  return {
    ...{ file, serial: file, lot: 'L', number, model: 'A', isBad, width: 640, height: 640 },
    ...{ writtenAt: AT, damage: null, duplicateOf: null },
    defects: [
      { ...mark, class: 'stain', isTolerated: true },
      ...(isBad ? [{ ...mark, class: 'crack' as const, isTolerated: false }] : []),
    ],
  };
}

test('parts of the simulated line become challenges with their truth, half of them bad while there are any', async () => {
  const store = openTestStore();
  const place = addTestLane(store, AT);
  writeRecords(
    store.write,
    Array.from({ length: 12 }, (_, index) => inspectionRecord(place, `P${index + 1}.jpg`)),
  );
  writeRecords(store.write, [inspectionRecord(place, 'unknown.jpg')]);
  recordWaiting(store, place, 'P99.jpg');
  const take = async (count: number) => {
    const found = await simulatedChallenges(store.read, async (file) => truthOf(file), place.recipeId, count);
    seedSimulated(store.write, place.recipeId, found, ENGINEER, AT);
    return found.map(({ isBad }) => (isBad ? 'bad' : 'good')).toSorted();
  };

  expect(await take(6)).toEqual(['bad', 'bad', 'bad', 'good', 'good', 'good']);
  expect(await take(6)).toEqual(['bad', 'good', 'good', 'good', 'good', 'good']);
  expect(await take(6)).toEqual([]);
  const seeded = challenges(store.read, place.recipeId);
  expect(seeded).toHaveLength(12);
  for (const { inspectionId, isBad, classNames } of seeded) {
    expect(classNames).toEqual(isBad ? ['crack'] : []);
    expect(referenceOf(store.read, inspectionId)).toMatchObject({ origin: 'simulator', isBad });
  }
});
