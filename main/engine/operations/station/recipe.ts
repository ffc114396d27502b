import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe, RecipeBody } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId } from '../../../../preload/contract/values/units.ts';
import type { Clock } from '../../clock.ts';
import { readNamesBy } from '../../ingest/names/name-pattern.ts';
import { admitRecipe } from '../../registry/door.ts';
import type { Store } from '../../store/opening/open.ts';
import { addRecipe, addRecipeVersion, type RecipeDraft, recipes, recipeVersions } from '../../store/set-up/recipes.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

export type RecipeDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

export function recipeHandlers(deps: RecipeDeps): HandlersOf<'recipe'> {
  const { store, clock, announce, live } = deps;
  const { read, write } = store;
  const announced = (recipe: Recipe): Result<Recipe> => {
    live.keepModelsWarm();
    announce.listChanged('recipes', 'models');
    announce.statusChanged();
    return ok(recipe);
  };

  return {
    'recipe.list': () => ok([...recipes(read)]),
    'recipe.versions': ({ id }) => {
      const versions = recipeVersions(read, id);
      return versions.length === 0 ? failed(notFound('recipe', id)) : ok([...versions]);
    },
    'recipe.add': async ({ name, body }, actor) => {
      const draft = draftOf(actor, clock, { name, body, comment: '' });
      const ready = await makeReady(deps, null, draft);
      if (!ready.ok) return ready;
      const admission = admitRecipe(read, null, draft);
      return admission.ok ? announced(addRecipe(write, admission.value)) : admission;
    },
    'recipe.change': async ({ id, basedOn, name, body, comment }, actor) => {
      const draft = draftOf(actor, clock, { name, body, comment });
      const ready = await makeReady(deps, id, draft);
      if (!ready.ok) return ready;
      const admission = admitRecipe(read, id, draft);
      if (!admission.ok) return admission;
      const next = addRecipeVersion(write, id, basedOn, admission.value);
      return next === null ? failed(conflict('recipe-changed')) : announced(next);
    },
    'recipe.try-name-pattern': ({ pattern, names }) => {
      const reader = readNamesBy(pattern);
      return reader.ok ? ok(names.map((name) => ({ name, ...reader.value(name) }))) : reader;
    },
  };
}

/** Asks at the door, and loads the model before it takes effect, so that it judges from its first part without delay. Until then the answer may change. */
async function makeReady({ store, live }: RecipeDeps, id: RecipeId | null, draft: RecipeDraft): Promise<Result<null>> {
  const admission = admitRecipe(store.read, id, draft);
  if (!admission.ok) return admission;
  const { modelSha256 } = draft.body;
  return modelSha256 === null ? ok(null) : live.loadModel(modelSha256);
}

function draftOf(actor: Actor, clock: Clock, draft: { name: string; body: RecipeBody; comment: string }) {
  return { ...draft, madeBy: actor.name, madeAt: clock.now() };
}
