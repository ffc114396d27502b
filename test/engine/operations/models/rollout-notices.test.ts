import { expect, test } from 'vitest';
import { judgingSettings } from '../../../../main/domain/rollout/judging-settings.ts';
import { addRollout } from '../../../../main/engine/store/rollout/rollouts.ts';
import { DEFAULT_RECIPE_BODY } from '../../../../preload/contract/station/recipe.ts';
import { openTestDesk } from '../../../support/station/test-desk.ts';
import { rolledOutLane, SHORT_PLAN } from '../../../support/store/rolled-out-line.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

function begun() {
  const desk = openTestDesk();
  const line = rolledOutLane(desk.store, AT);
  const ended = async () => (await desk.ask('rollout.notices', {})).map(({ id, status }) => `${id} ${status}`);
  return { ...desk, ...line, ended };
}

test('nobody acknowledges beforehand how a roll-out will end', async () => {
  const { call, ask, id, ended } = begun();
  const refused = { ok: false, fault: { code: 'conflict', why: 'rollout-running' } };
  expect(await call('rollout.seen', { id })).toMatchObject(refused);
  await ask('rollout.roll-back', { id, reason: 'it is no better' });
  expect(await ended()).toEqual([`${id} rolled-back`]);
  await ask('rollout.seen', { id });
  expect(await ended()).toEqual([]);
});

test('the notice of a roll-out that went back stays until somebody has read it, also beside the next one', async () => {
  const { ask, store, id, place, champion, challenger, ended } = begun();
  await ask('rollout.roll-back', { id, reason: 'it is no better' });
  const next = addRollout(store.write, { name: 'Eva', personId: null }, AT, {
    ...{ recipeId: place.recipeId, champion, challenger, salt: new Uint8Array(16), plan: SHORT_PLAN, despite: [] },
    ...{ judging: judgingSettings({ ...DEFAULT_RECIPE_BODY, modelSha256: champion }), reason: 'once more' },
  });
  expect((await ended()).toSorted()).toEqual([`${id} rolled-back`, `${next} running`]);
  await ask('rollout.seen', { id });
  expect(await ended()).toEqual([`${next} running`]);
});
