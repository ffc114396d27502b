import { expect, onTestFinished, test } from 'vitest';
import { type RolloutKeeperDeps, startRolloutKeeper } from '../../../main/engine/station/rollout-keeper.ts';
import { noteModelEvent } from '../../../main/engine/store/models/model-events.ts';
import { rolloutEvents, rolloutOf } from '../../../main/engine/store/rollout/rollouts.ts';
import { tellRollout } from '../../../main/engine/store/rollout/tell-rollout.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addRecipeVersion, newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import { faults } from '../../support/one-of-each-fault.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { rolledOutLane } from '../../support/store/rolled-out-line.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

function kept() {
  const store = openTestStore();
  const bugs: unknown[] = [];
  const noted: unknown[] = [];
  const championOf = (recipeId: RecipeId) => newestRecipe(store.read, recipeId)?.body.modelSha256;
  /** Somebody makes another model champion, of a recipe with a name of its own. */
  const name = (recipeId: RecipeId, modelSha256: string): void => {
    const recipe = newestRecipe(store.read, recipeId);
    if (recipe === null) throw new Error('no recipe');
    const { id, version, ...draft } = recipe;
    addRecipeVersion(
      store.write,
      id,
      version,
      admitted({ ...draft, name: `Recipe ${id}`, body: { ...draft.body, modelSha256 } }),
    );
  };
  /** A roll-out whose challenger is champion, and has just been rolled back. */
  const owingReturn = () => {
    const line = rolledOutLane(store, AT);
    name(line.place.recipeId, line.challenger);
    for (const kind of ['promote', 'promoted', 'roll-back'] as const) {
      tellRollout(store.write, line.id, { kind }, { at: AT });
    }
    const state = () => rolloutOf(store.read, line.id)?.state;
    const log = () => rolloutEvents(store.read, line.id).map(({ happening }) => happening.kind);
    return { ...line, recipeId: line.place.recipeId, state, log };
  };
  const keep = async (
    loadModel: (sha256: Sha256) => Promise<Result<null>> = async () => ok(null),
    watch: RolloutKeeperDeps['watch'] = async () => ok(null),
  ): Promise<void> => {
    const none = () => {};
    const keeper = startRolloutKeeper({
      ...{ store, loadModel, watch, clock: fixedClock('2026-03-02T06:00:00Z') },
      ...{
        onChanged: none,
        onSent: none,
        onFault: (_sha256, fault) => noted.push(fault),
        onBug: (bug) => bugs.push(bug),
      },
    });
    onTestFinished(keeper.stop);
    await keeper.settled();
  };
  return { store, bugs, noted, championOf, name, owingReturn, keep };
}

test('a challenger that was rolled back as champion gives way to the one before it', async () => {
  const { championOf, owingReturn, keep } = kept();
  const { recipeId, champion, state, log } = owingReturn();
  await keep();
  expect(championOf(recipeId)).toBe(champion);
  expect(state()).toMatchObject({ status: 'rolled-back', owes: null });
  expect(log()[0]).toBe('returned');
});

test('where somebody has named another champion meanwhile, that one stays', async () => {
  const { store, championOf, name, owingReturn, keep } = kept();
  const { recipeId, state, log } = owingReturn();
  const [other = ''] = addTestModels(store, AT, ['3']);
  name(recipeId, other);
  await keep();
  expect(championOf(recipeId)).toBe(other);
  expect(state()).toMatchObject({ status: 'rolled-back', owes: null });
  expect(log()[0]).toBe('rolled-back');
});

test('another champion also stays if it is named while the previous one is still being loaded', async () => {
  const { store, noted, championOf, name, owingReturn, keep } = kept();
  const { recipeId, state } = owingReturn();
  const [other = ''] = addTestModels(store, AT, ['3']);
  await keep(async () => {
    if (championOf(recipeId) !== other) name(recipeId, other);
    return ok(null);
  });
  expect(championOf(recipeId)).toBe(other);
  expect(state()).toMatchObject({ status: 'rolled-back' });
  expect(noted).toEqual([]);
});

test('the challenger becomes champion only once the champion before looks on', async () => {
  const { store, championOf, keep } = kept();
  const { id, place, champion, challenger } = rolledOutLane(store, AT);
  tellRollout(store.write, id, { kind: 'promote' }, { at: AT });
  const watching: unknown[] = [];
  await keep(undefined, async (recipeId, sha256) => {
    watching.push({ recipeId, sha256, champion: championOf(recipeId) });
    return ok(null);
  });
  expect(watching).toEqual([{ recipeId: place.recipeId, sha256: champion, champion }]);
  expect(championOf(place.recipeId)).toBe(challenger);
});

test('a challenger that nobody could watch waits for an engineer, who is told why and can try again', async () => {
  const { store, championOf, keep } = kept();
  const { id, place, champion, challenger } = rolledOutLane(store, AT);
  const fault = faults['model-refused'];
  const promote = () => tellRollout(store.write, id, { kind: 'promote' }, { at: AT });
  promote();
  await keep(undefined, async () => failed(fault));
  expect(rolloutOf(store.read, id)?.state).toMatchObject({
    status: 'frozen',
    owes: null,
    cause: { code: 'unwatched', fault },
  });
  expect(championOf(place.recipeId)).toBe(champion);
  promote();
  await keep();
  expect(championOf(place.recipeId)).toBe(challenger);
});

test('a challenger that is retired meanwhile stops its roll-out, which says so; it was not rolled back for anything it did', async () => {
  const { store, championOf, keep } = kept();
  const { id, place, champion, challenger } = rolledOutLane(store, AT);
  const event = { sha256: challenger, kind: 'retired', recipeId: null, reason: 'Too old' } as const;
  noteModelEvent(store.write, { name: 'Eva', personId: null }, AT, event);
  await keep();
  expect(rolloutOf(store.read, id)).toMatchObject({
    isOn: false,
    state: {
      status: 'stopped',
      cause: { code: 'unfit', fault: { code: 'model-barred', objections: [{ code: 'retired' }] } },
    },
  });
  expect(championOf(place.recipeId)).toBe(champion);
});

test.each([faults['model-mismatch'], faults['model-refused']])(
  'a challenger whose file cannot be loaded any more stops its roll-out at once: %o',
  async (fault) => {
    const { store, championOf, keep } = kept();
    const { id, place, champion, challenger } = rolledOutLane(store, AT);
    await keep(async (sha256) => (sha256 === challenger ? failed(fault) : ok(null)));
    expect(rolloutOf(store.read, id)).toMatchObject({
      isOn: false,
      state: { status: 'stopped', cause: { code: 'unloadable', fault } },
    });
    expect(championOf(place.recipeId)).toBe(champion);
  },
);

test('a recipe that gets a class which the challenger does not know stops the roll-out', async () => {
  const { store, keep } = kept();
  const { id, place } = rolledOutLane(store, AT);
  const recipe = newestRecipe(store.read, place.recipeId);
  if (recipe === null) throw new Error('no recipe');
  const { id: recipeId, version, ...draft } = recipe;
  const defects = [...draft.body.defects, { className: 'dent', rejectAt: 0.6, clearBelow: 0.2 }];
  addRecipeVersion(store.write, recipeId, version, admitted({ ...draft, body: { ...draft.body, defects } }));
  await keep();
  expect(rolloutOf(store.read, id)?.state).toMatchObject({ status: 'stopped', cause: { code: 'recipe-changed' } });
});

test.each(['a bug', 'a damaged recipe'])(
  'one roll-out that meets %s keeps no other from going back',
  async (trouble) => {
    const { store, bugs, championOf, owingReturn, keep } = kept();
    const first = owingReturn();
    const second = owingReturn();
    if (trouble === 'a damaged recipe') {
      store.write.run("UPDATE recipe_version SET body = '{' WHERE recipe_id = @id", { id: first.recipeId });
    }
    let loads = 0;
    await keep(async () => {
      loads += 1;
      if (trouble === 'a bug' && loads === 1) throw new Error('no worker');
      return ok(null);
    });
    expect(championOf(second.recipeId)).toBe(second.champion);
    expect(second.state()).toMatchObject({ owes: null });
    expect(first.state()).toMatchObject({ owes: 'return' });
    expect(bugs).toHaveLength(trouble === 'a bug' ? 1 : 0);
  },
);
