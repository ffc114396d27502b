import { conflict } from '../../../preload/contract/conflict.ts';
import { notFound } from '../../../preload/contract/missing-thing.ts';
import type { PromotionObjection } from '../../../preload/contract/model-objection.ts';
import type { Actor } from '../../../preload/contract/person.ts';
import type { Recipe, RecipeBody } from '../../../preload/contract/recipe.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import type { RecipeId } from '../../../preload/contract/units.ts';
import type { Clock } from '../clock.ts';
import { readNamesBy } from '../ingest/name-pattern.ts';
import { promotionObjections, standingObjections } from '../registry/promotion.ts';
import { modelCardOf } from '../store/models.ts';
import type { Store } from '../store/open.ts';
import { addRecipe, addRecipeVersion, newestRecipe, recipes, recipeVersions } from '../store/recipes.ts';
import type { Announce } from './announce.ts';
import type { HandlersOf } from './handlers.ts';
import type { LiveStation } from './live-station.ts';
import { recipeObjection } from './recipe-objection.ts';

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
      const ready = await makeReady(deps, null, name, body);
      return ready.ok ? announced(addRecipe(write, draftOf(actor, clock, { name, body, comment: '' }))) : ready;
    },
    'recipe.change': async ({ id, basedOn, name, body, comment }, actor) => {
      const ready = await makeReady(deps, id, name, body);
      if (!ready.ok) return ready;
      const next = addRecipeVersion(write, id, basedOn, draftOf(actor, clock, { name, body, comment }));
      if (next !== null) return announced(next);
      return recipeVersions(read, id).length === 0
        ? failed(notFound('recipe', id))
        : failed(conflict('recipe-changed'));
    },
    'recipe.try-name-pattern': ({ pattern, names }) => {
      const reader = readNamesBy(pattern);
      return reader.ok ? ok(names.map((name) => ({ name, ...reader.value(name) }))) : reader;
    },
  };
}

/** Checks a recipe and loads its model before it counts: from its first part on it judges without delay. */
async function makeReady(
  { store, live }: RecipeDeps,
  id: RecipeId | null,
  name: string,
  body: RecipeBody,
): Promise<Result<null>> {
  const objection = recipeObjection(store.read, id, name, body);
  if (objection !== null) return failed(objection);
  const refusal = championObjections(store, id, body);
  if (refusal.length > 0) return failed({ code: 'promotion-refused', objections: [...refusal] });
  return body.modelSha256 === null ? ok(null) : live.loadModel(body.modelSha256);
}

/** What forbids another champion: whoever wants it in spite of that says so, and why, where models are promoted. */
function championObjections({ read }: Store, id: RecipeId | null, body: RecipeBody): readonly PromotionObjection[] {
  const recipe = id === null ? null : newestRecipe(read, id);
  const card = body.modelSha256 === null ? null : modelCardOf(read, body.modelSha256);
  if (recipe === null || card === null || recipe.body.modelSha256 === card.sha256) return [];
  return standingObjections(promotionObjections(read, recipe, card, body.defects), []);
}

function draftOf(actor: Actor, clock: Clock, draft: { name: string; body: RecipeBody; comment: string }) {
  return { ...draft, madeBy: actor.name, madeAt: clock.now() };
}
