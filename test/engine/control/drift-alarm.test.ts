import { expect, onTestFinished, test } from 'vitest';
import { isDrifting } from '../../../main/engine/control/drift-alarm.ts';
import { startRolloutKeeper } from '../../../main/engine/station/rollout-keeper.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { rolloutOf } from '../../../main/engine/store/rollout/rollouts.ts';
import { restartControl } from '../../../main/engine/store/station/control-restarts.ts';
import { ok } from '../../../preload/contract/faults/result.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { driftingParts, QUARTER, QUARTERS } from '../../support/store/drifting-champion.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { rolledOutLane } from '../../support/store/rolled-out-line.ts';

/** Shifts begin by the local clock, so that times are taken from local midnight. */
const MIDNIGHT = new Date(2026, 2, 2).getTime();
const NOW = MIDNIGHT + QUARTERS * QUARTER;

/** A champion that fails `last` of twenty parts in each of the last quarters of an hour, and three or four before. */
function champion(last: number) {
  const store = openTestStore();
  const line = rolledOutLane(store, MIDNIGHT);
  for (const records of driftingParts(line.place, line.champion, MIDNIGHT, last)) writeRecords(store.write, records);
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
      ...{ store, loadModel: async () => ok(null), watch: async () => ok(null), clock: { now: () => now } },
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
