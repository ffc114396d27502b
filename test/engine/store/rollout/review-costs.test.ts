import { expect, test } from 'vitest';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { addDisposition } from '../../../../main/engine/store/review/dispositions.ts';
import { rolloutCosts } from '../../../../main/engine/store/rollout/review-costs.ts';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import { addTestPerson } from '../../../support/station/test-person.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { rolledOutLane } from '../../../support/store/rolled-out-line.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const SAME = { champion: 'pass', challenger: 'pass' } as const;

test('what people spent on the parts of each arm is told for each part, those that cost nothing included', () => {
  const store = openTestStore();
  const { id, record } = rolledOutLane(store, AT);
  const { id: personId } = addTestPerson(store, 'Ana', 'operator');
  const add = (name: string, arm: RolloutArm, tookMs: readonly number[], isWaiting = false): void => {
    const review = isWaiting ? ({ ask: 'level', isBlind: false, dueAt: null } as const) : null;
    const [recorded] = writeRecords(store.write, [{ ...record(name, SAME, arm), review }]);
    if (recorded?.kind !== 'inspected') throw new Error(`${name} was not recorded`);
    for (const took of tookMs) {
      const said = { kind: 'accept' as const, classNames: [], boxes: [], comment: '', ask: 'correction' as const };
      const when = { personId, madeAt: AT, reviewItemId: null };
      addDisposition(store.write, { inspectionId: recorded.inspectionId, ...said, ...when, tookMs: took });
    }
  };
  expect(rolloutCosts(store.read, id)).toMatchObject({ canary: { count: 0 }, champion: { count: 0 } });
  add('a.jpg', 'canary', [10_000, 2000]);
  add('b.jpg', 'canary', []);
  add('c.jpg', 'champion', [4000]);
  // Nobody looks at one part for an hour, and one that still waits has not cost all that it will.
  add('d.jpg', 'champion', [3_600_000]);
  add('e.jpg', 'champion', [], true);
  expect(rolloutCosts(store.read, id)).toEqual({
    canary: { count: 2, mean: 6, variance: 36 },
    champion: { count: 2, mean: 62, variance: 58 ** 2 },
  });
});
