import { expect, test } from 'vitest';
import { createRolloutPlaces } from '../../../../main/engine/station/line/rollout-places.ts';
import { tellRollout } from '../../../../main/engine/store/rollout/tell-rollout.ts';
import { newestRecipe } from '../../../../main/engine/store/set-up/recipes.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import { shotFacts } from '../../../support/store/records.ts';
import { rolledOutLane, SHORT_PLAN } from '../../../support/store/rolled-out-line.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

function places(plan = SHORT_PLAN) {
  const store = openTestStore();
  const line = rolledOutLane(store, AT, plan);
  const recipe = newestRecipe(store.read, line.place.recipeId);
  if (recipe === null) throw new Error('no recipe');
  const under = (modelSha256: string) => ({ ...recipe, body: { ...recipe.body, modelSha256 } });
  return { store, ...line, under, begin: () => createRolloutPlaces(store.read, () => true) };
}

test.each(['before it became unreadable', 'afterwards'])(
  'where a roll-out cannot be read, its champion goes on and its challenger may not judge: begun %s',
  (when) => {
    const { store, id, champion, challenger, under, begin } = places();
    const before = when === 'afterwards' ? null : begin();
    store.write.run("UPDATE rollout SET state = '{' WHERE id = @id", { id });
    const { fault } = before ?? begin();
    expect(fault(under(champion))).toBeNull();
    expect(fault(under(challenger))).toEqual({ code: 'model-rolled-back' });
  },
);

test('a part says by which step it was drawn, and that nothing was drawn in shadow, while paused, or once promoted', () => {
  const { store, id, place, champion, under, begin } = places();
  const tell = (kind: 'pause' | 'resume' | 'promote' | 'promoted') =>
    tellRollout(store.write, id, { kind }, { at: AT });
  const { wayOf } = begin();
  const way = () => wayOf(under(champion), shotFacts(place.laneId, 'a.jpg', AT));
  expect(way()).toMatchObject({ arm: 'champion', drawnIn: null });
  const pair = { champion: 'pass', challenger: 'pass' } as const;
  for (let part = 0; part < 20; part += 1) {
    tellRollout(
      store.write,
      id,
      { kind: 'looked', pair, truth: 'open', isInShadow: false, isOfStep: true },
      { at: AT },
    );
  }
  expect(way()).toMatchObject({ drawnIn: 1 });
  tell('pause');
  expect(way()).toMatchObject({ arm: 'champion', drawnIn: null });
  tell('resume');
  tell('promote');
  tell('promoted');
  expect(way()).toMatchObject({ arm: 'canary', drawnIn: null, challenger: null });
});

test.each(['guarded', 'plain'] as const)('a part of the canary says how the challenger has its say: %s', (mode) => {
  const { store, id, place, champion, challenger, under, begin } = places({
    ...SHORT_PLAN,
    mode,
    steps: [{ share: 0.5, parts: 10, pairs: 2 }],
  });
  const { wayOf } = begin();
  const ways = Array.from({ length: 40 }, (_, part) =>
    wayOf(under(champion), { ...shotFacts(place.laneId, `${part}.jpg`, AT), serial: String(part) }),
  );
  for (const way of ways) {
    expect(way).toMatchObject({ challenger: way?.arm === 'canary' ? { sha256: challenger, mode } : null });
  }
  expect(new Set(ways.map((way) => way?.arm)).size).toBe(2);
  tellRollout(store.write, id, { kind: 'roll-back' }, { at: AT });
  expect(wayOf(under(champion), shotFacts(place.laneId, 'next.jpg', AT))).toBeNull();
});

test('where the recipe of a plain roll-out cannot be read, its challenger decides nothing either', () => {
  const { place, champion, under, begin } = places({
    ...SHORT_PLAN,
    mode: 'plain',
    steps: [{ share: 0.5, parts: 10, pairs: 2 }],
  });
  const { wayOf } = begin();
  // What stands in for such a recipe has no model.
  const { body, ...known } = under(champion);
  const standIn = { ...known, body: { ...body, modelSha256: null } };
  for (let part = 0; part < 40; part += 1) {
    expect(wayOf(standIn, { ...shotFacts(place.laneId, `${part}.jpg`, AT), serial: String(part) })).toMatchObject({
      challenger: null,
    });
  }
});

test('after a restart every part goes the way it went before', () => {
  const { place, champion, under, begin } = places({
    ...SHORT_PLAN,
    steps: [{ share: 0.3, parts: 10, pairs: 2 }],
  });
  const arms = () => {
    const { wayOf } = begin();
    return Array.from(
      { length: 200 },
      (_, part) => wayOf(under(champion), { ...shotFacts(place.laneId, `${part}.jpg`, AT), serial: String(part) })?.arm,
    );
  };
  const before = arms();
  expect(new Set(before)).toEqual(new Set(['champion', 'canary']));
  expect(arms()).toEqual(before);
});

test('a challenger that is champion judges while its roll-out is on', () => {
  const { challenger, under, begin } = places();
  expect(begin().fault(under(challenger))).toBeNull();
});
