import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { admitRecipe, type RecipeWay } from '../../registry/door.ts';
import { modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { addRecipeVersion, type RecipeDraft } from '../../store/set-up/recipes.ts';
import type { ModelDeps } from './model-deps.ts';

/** A version of a recipe under another model: its basis, and how it came about. */
export type VersionOrder = {
  readonly recipe: Recipe;
  readonly basedOn: number;
  readonly draft: RecipeDraft;
  readonly way: RecipeWay;
};

/** Loads the model before the version that names it takes effect, so that no part waits for it. */
export async function makeVersion(deps: ModelDeps, order: VersionOrder, actor: Actor): Promise<Result<Recipe>> {
  const { store, announce, live } = deps;
  const { recipe, draft, way } = order;
  const { modelSha256 } = draft.body;
  const asked = admitRecipe(store.read, recipe.id, draft, way);
  if (!asked.ok) return asked;
  if (modelSha256 !== null) {
    const loaded = await live.loadModel(modelSha256);
    if (!loaded.ok) return loaded;
  }
  const made = writeVersion(deps, order, actor);
  if (!made.ok) return made;
  live.keepModelsWarm();
  void live.followChallengers();
  announce.listChanged('models', 'recipes');
  announce.statusChanged();
  return made;
}

/** Asks the door again, in the transaction that writes: somebody may have changed the recipe meanwhile. */
function writeVersion(deps: ModelDeps, { recipe, basedOn, draft, way }: VersionOrder, actor: Actor): Result<Recipe> {
  const { write } = deps.store;
  return write.transaction((): Result<Recipe> => {
    const admission = admitRecipe(write, recipe.id, draft, way);
    if (!admission.ok) return admission;
    const next = addRecipeVersion(write, recipe.id, basedOn, admission.value);
    if (next === null) return failed(conflict('recipe-changed'));
    const { modelSha256 } = draft.body;
    if (modelSha256 !== null) endShadow(deps, actor, modelSha256, recipe.id, draft.comment);
    return ok(next);
  });
}

/** A champion stops being its own challenger. */
function endShadow(
  { store: { write }, clock }: ModelDeps,
  actor: Actor,
  sha256: Sha256,
  recipeId: RecipeId,
  reason: string,
): void {
  if (modelsInShadow(write).some((each) => each.sha256 === sha256 && each.recipeId === recipeId)) {
    noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-ended', recipeId, reason });
  }
}
