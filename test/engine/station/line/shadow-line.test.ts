import { expect, test } from 'vitest';
import { startShadowLine } from '../../../../main/engine/station/line/shadow-line.ts';
import { noteModelEvent } from '../../../../main/engine/store/models/model-events.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { rolloutOf } from '../../../../main/engine/store/rollout/rollouts.ts';
import { tellRollout } from '../../../../main/engine/store/rollout/tell-rollout.ts';
import type { Look } from '../../../../main/engine/vision/pool/worker-messages.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { addTestModels } from '../../../support/models/registered-models.ts';
import { faults } from '../../../support/one-of-each-fault.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../../support/store/records.ts';
import { rolledOutLane, SHORT_PLAN } from '../../../support/store/rolled-out-line.ts';
import { fixedClock } from '../../../support/time/fixed-clock.ts';
import { look } from '../../pipeline/station-without-threads.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

/** A line whose models in shadow find nothing, and answer at once. */
async function shadowed(
  inShadow: 'champion' | 'challenger' | null,
  isPromoted: boolean,
  plan = SHORT_PLAN,
  result: Result<Look> = ok(look([])),
) {
  const store = openTestStore();
  const { id, champion, challenger, place } = rolledOutLane(store, AT, plan);
  const [other = ''] = addTestModels(store, AT, ['3']);
  const models = { champion, challenger, other };
  const { recipeId } = place;
  if (inShadow !== null) {
    const event = { sha256: models[inShadow], kind: 'shadow-began', recipeId, reason: '' } as const;
    noteModelEvent(store.write, { name: 'Eva', personId: null }, AT, event);
  }
  const events = isPromoted ? (['promote', 'promoted'] as const) : [];
  for (const kind of events) tellRollout(store.write, id, { kind }, { at: AT });
  const line = startShadowLine({
    store,
    clock: fixedClock('2026-03-02T06:00:00Z'),
    pool: {
      load: async () => ok(null),
      unload: async () => {},
      shadow: ({ modelSha256, report }) => report({ kind: 'looked', modelSha256, result }),
    },
    journal: { note: () => {}, unwritten: () => [] },
    onTrouble: () => {},
    onBug: (_where, bug) => {
      throw bug;
    },
  });
  await line.follow();
  const rollBack = async (): Promise<void> => {
    tellRollout(store.write, id, { kind: 'roll-back' }, { at: AT });
    await line.follow();
  };
  const lookedAfter = (decider: keyof typeof models): number => {
    const modelSha256 = models[decider];
    const rollout = { rolloutId: id, arm: 'canary', drawnIn: null, challenger: null } as const;
    const record = inspectionRecord(place, `${decider}-${looksInAll()}.jpg`, { modelSha256, rollout });
    const [recorded] = writeRecords(store.write, [record]);
    if (recorded?.kind !== 'inspected') throw new Error('not recorded');
    line.show(record, recorded.inspectionId);
    line.flush();
    return rolloutOf(store.read, id)?.state.tally.looked ?? -1;
  };
  const looksInAll = (): number => store.read.all('SELECT 1 FROM shadow_verdict').length;
  /** The challenger becomes champion, and nobody has told the line yet. */
  const promote = async (): Promise<void> => {
    tellRollout(store.write, id, { kind: 'promote' }, { at: AT });
    expect(await line.watch(recipeId, champion)).toEqual(ok(null));
    tellRollout(store.write, id, { kind: 'promoted' }, { at: AT });
  };
  const state = () => rolloutOf(store.read, id)?.state;
  return { lookedAfter, looksInAll, promote, rollBack, state };
}

test('the challenger in shadow is compared over the parts that its champion decided', async () => {
  const { lookedAfter } = await shadowed('challenger', false);
  expect(lookedAfter('other')).toBe(0);
  expect(lookedAfter('champion')).toBe(1);
});

test('once promoted it is compared over its own parts, not over those that the champion had still decided', async () => {
  const { lookedAfter } = await shadowed('champion', true);
  expect(lookedAfter('champion')).toBe(0);
  expect(lookedAfter('challenger')).toBe(1);
});

test('the very first part of a promoted challenger is watched by the champion before', async () => {
  const { lookedAfter, promote } = await shadowed('challenger', false);
  await promote();
  expect(lookedAfter('challenger')).toBe(1);
});

test('where the challenger decides alone its champion looks in shadow at those parts, and never at its own', async () => {
  const { lookedAfter, looksInAll, rollBack } = await shadowed(null, false, { ...SHORT_PLAN, mode: 'plain' });
  expect(lookedAfter('champion')).toBe(0);
  expect(lookedAfter('challenger')).toBe(1);
  expect(lookedAfter('other')).toBe(1);
  // A part of a third model was inspected too, which tells the roll-out nothing; once the roll-out is over, there is no shadow inspection at all.
  expect(looksInAll()).toBe(2);
  await rollBack();
  lookedAfter('challenger');
  expect(looksInAll()).toBe(2);
});

test('a challenger that fails on a part in shadow is rolled back, and its roll-out names the part', async () => {
  const fault = faults['detector-failed'];
  const { lookedAfter, state } = await shadowed('challenger', false, SHORT_PLAN, failed(fault));
  lookedAfter('champion');
  expect(state()).toMatchObject({
    status: 'rolled-back',
    cause: { code: 'strike', fault, part: { name: 'champion-0' } },
  });
});
