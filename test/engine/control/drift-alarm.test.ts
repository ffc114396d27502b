import { expect, onTestFinished, test } from 'vitest';
import { isDrifting } from '../../../main/engine/control/drift-alarm.ts';
import { startRolloutKeeper } from '../../../main/engine/station/rollout-keeper.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { rolloutOf } from '../../../main/engine/store/rollout/rollouts.ts';
import { restartControl } from '../../../main/engine/store/station/control-restarts.ts';
import { ok } from '../../../preload/contract/faults/result.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { rolledOutLane } from '../../support/store/rolled-out-line.ts';

const QUARTER = 15 * 60_000;
/** Shifts begin by the local clock, so that times are taken from local midnight. */
const MIDNIGHT = new Date(2026, 2, 2).getTime();
const QUARTERS = 92;
const NOW = MIDNIGHT + QUARTERS * QUARTER;
const FAILED: Partial<InspectionRecord> = {
  verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
  signal: 'FAIL',
};

/** Twenty parts in each quarter of an hour, three or four of them failed by the champion, except for the last ones, which `last` sets. */
function champion(last: number) {
  const store = openTestStore();
  const line = rolledOutLane(store, MIDNIGHT);
  for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
    const fails = quarter > QUARTERS - 4 ? last : 3 + (quarter % 2);
    const records = Array.from({ length: 20 }, (_, index) => {
      const at = MIDNIGHT + quarter * QUARTER + index * 40_000;
      const facts = { modelSha256: line.champion, decidedAt: at, ...(index < fails && FAILED) };
      return inspectionRecord({ ...line.place, at }, `${quarter}-${index}.jpg`, facts);
    });
    writeRecords(store.write, records);
  }
  const row = { recipeId: line.place.recipeId, champion: line.champion, challenger: line.challenger };
  return { store, ...line, row };
}

test('what the champion says drifts when its control chart signals in the shift, and no longer once the limits are restarted', () => {
  expect(isDrifting(champion(3).store.read, champion(3).row, NOW)).toBe(false);
  const { store, row } = champion(14);
  expect(isDrifting(store.read, row, NOW)).toBe(true);
  // It is about the champion’s parts, and about this shift.
  expect(isDrifting(store.read, { ...row, champion: row.challenger }, NOW)).toBe(false);
  expect(isDrifting(store.read, row, NOW + 12 * 60 * 60_000)).toBe(false);
  restartControl(store.write, actorOf(addTestPerson(store, 'Eva', 'supervisor')), NOW, 'The new glass is here');
  // From the next quarter of an hour on.
  expect(isDrifting(store.read, row, NOW + 1000)).toBe(false);
});

test('a roll-out whose champion drifts waits, and a restart of the station finds it waiting', async () => {
  const { store, id } = champion(14);
  const state = () => rolloutOf(store.read, id)?.state;
  const keep = async (now: number): Promise<void> => {
    const none = () => {};
    const keeper = startRolloutKeeper({
      ...{ store, loadModel: async () => ok(null), clock: { now: () => now } },
      ...{ onChanged: none, onSent: none, onFault: none },
      onBug: (bug) => {
        throw bug;
      },
    });
    onTestFinished(keeper.stop);
    await keeper.settled();
    await keeper.stop();
  };
  await keep(NOW);
  expect(state()).toMatchObject({ status: 'frozen', cause: { code: 'drift' } });
  await keep(NOW + 1000);
  expect(state()).toMatchObject({ status: 'frozen', cause: { code: 'drift' } });
  restartControl(store.write, actorOf(addTestPerson(store, 'Eva', 'supervisor')), NOW, 'The new glass is here');
  await keep(NOW + 2000);
  expect(state()).toMatchObject({ status: 'running', cause: null });
});
