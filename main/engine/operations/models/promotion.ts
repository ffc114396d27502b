import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe, RecipeBody } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { bodyBefore, bodyWith, promotionObjections } from '../../registry/promotion.ts';
import { modelCardOf } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { newestRecipe, type RecipeDraft } from '../../store/set-up/recipes.ts';
import type { HandlersOf } from '../handlers.ts';
import { makeVersion } from './make-version.ts';
import type { ModelDeps } from './model-deps.ts';

type Promotions = Pick<HandlersOf<'model'>, 'model.objections' | 'model.promote' | 'model.roll-back'>;

/** Promoting a model to champion, and going back to the previous one. */
export function promotionHandlers(deps: ModelDeps): Promotions {
  const { store, clock } = deps;
  const { read } = store;

  function draftOf(recipe: Recipe, body: RecipeBody, actor: Actor, comment: string): RecipeDraft {
    return { name: recipe.name, body, madeBy: actor.name, madeAt: clock.now(), comment };
  }

  return {
    'model.objections': ({ recipeId, sha256 }) => {
      const found = find(store, recipeId, sha256);
      return found.ok ? ok([...promotionObjections(read, found.value.recipe, found.value.card)]) : found;
    },
    'model.promote': async ({ recipeId, basedOn, sha256, reason, despite, limits }, actor) => {
      const found = find(store, recipeId, sha256);
      if (!found.ok) return found;
      const { recipe, card } = found.value;
      if (recipe.body.modelSha256 === sha256) {
        return failed(conflict('champion-already', `${card.family} ${card.version}`));
      }
      const body = bodyWith(recipe.body, card, limits);
      const objections = promotionObjections(read, recipe, card, body);
      const setAside = despite.filter((code) => objections.some((each) => each.code === code));
      const draft = { ...draftOf(recipe, body, actor, reason), despite: setAside };
      return makeVersion(deps, { recipe, basedOn, draft, way: { kind: 'promoted', despite: setAside } }, actor);
    },
    'model.roll-back': async ({ recipeId, basedOn, reason }, actor) => {
      const recipe = newestRecipe(read, recipeId);
      if (recipe === null) return failed(notFound('recipe', recipeId));
      const body = bodyBefore(read, recipe);
      if (body === null) return failed(conflict('no-champion-before'));
      const draft = draftOf(recipe, body, actor, reason);
      return makeVersion(deps, { recipe, basedOn, draft, way: { kind: 'rolled-back' } }, actor);
    },
  };
}

function find({ read }: Store, recipeId: RecipeId, sha256: Sha256) {
  const recipe = newestRecipe(read, recipeId);
  if (recipe === null) return failed(notFound('recipe', recipeId));
  const card = modelCardOf(read, sha256);
  return card === null ? failed(notFound('model', sha256)) : ok({ recipe, card });
}
