import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import type { WriteDb } from '../store/handles.ts';
import { modelsInShadow, noteModelEvent } from '../store/models/model-events.ts';
import { addRecipeVersion, type RecipeDraft } from '../store/set-up/recipes.ts';
import type { Author } from '../store/station/author.ts';
import { admitRecipe, type RecipeWay } from './door.ts';

/** A version of a recipe under another model: what it is made from, and how it comes about. */
export type VersionOrder = {
  readonly recipe: Recipe;
  readonly basedOn: number;
  readonly draft: RecipeDraft;
  readonly way: RecipeWay;
};

/** Writes it, if the door admits it at this moment; its model is in shadow of itself no longer. */
export function writeVersion(
  db: WriteDb,
  { recipe, basedOn, draft, way }: VersionOrder,
  actor: Author,
  now: Instant,
): Result<Recipe> {
  return db.transaction((): Result<Recipe> => {
    const admission = admitRecipe(db, recipe.id, draft, way);
    if (!admission.ok) return admission;
    const next = addRecipeVersion(db, recipe.id, basedOn, admission.value);
    if (next === null) return failed(conflict('recipe-changed'));
    const sha256 = draft.body.modelSha256;
    if (modelsInShadow(db).some((each) => each.sha256 === sha256 && each.recipeId === recipe.id) && sha256 !== null) {
      const event = { sha256, kind: 'shadow-ended', recipeId: recipe.id, reason: draft.comment } as const;
      noteModelEvent(db, actor, now, event);
    }
    return ok(next);
  });
}
