import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe, RecipeBody } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import type { Clock } from '../../clock.ts';
import { admitRecipe, type RecipeWay } from '../../registry/door.ts';
import { bodyBefore, bodyWith, promotionObjections } from '../../registry/promotion.ts';
import { modelHistory, modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { modelStandings, modelUses } from '../../store/models/model-states.ts';
import { modelCardOf } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { addRecipeVersion, newestRecipe, type RecipeDraft } from '../../store/set-up/recipes.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';
import type { LiveStation } from '../live-station.ts';

type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  readonly live: LiveStation;
};

type Promotions = Pick<
  HandlersOf<'model'>,
  | 'model.standings'
  | 'model.history'
  | 'model.objections'
  | 'model.promote'
  | 'model.roll-back'
  | 'model.retire'
  | 'model.reinstate'
>;

/** What makes a model champion, and what takes it out of the choice. */
export function promotionHandlers({ store, clock, announce, live }: Deps): Promotions {
  const { read, write } = store;

  /** Loads the model before the version that names it counts, so that no part waits for it. */
  async function makeVersion(
    recipe: Recipe,
    basedOn: number,
    draft: RecipeDraft,
    actor: Actor,
    way: RecipeWay,
  ): Promise<Result<Recipe>> {
    const { modelSha256 } = draft.body;
    const asked = admitRecipe(read, recipe.id, draft, way);
    if (!asked.ok) return asked;
    if (modelSha256 !== null) {
      const loaded = await live.loadModel(modelSha256);
      if (!loaded.ok) return loaded;
    }
    const made = write.transaction((): Result<Recipe> => {
      const admission = admitRecipe(write, recipe.id, draft, way);
      if (!admission.ok) return admission;
      const next = addRecipeVersion(write, recipe.id, basedOn, admission.value);
      if (next === null) return failed(conflict('recipe-changed'));
      if (modelSha256 !== null) endShadow(actor, modelSha256, recipe.id, draft.comment);
      return ok(next);
    });
    if (!made.ok) return made;
    live.keepModelsWarm();
    void live.followChallengers();
    announce.listChanged('models', 'recipes');
    announce.statusChanged();
    return made;
  }

  function draftOf(recipe: Recipe, body: RecipeBody, actor: Actor, comment: string): RecipeDraft {
    return { name: recipe.name, body, madeBy: actor.name, madeAt: clock.now(), comment };
  }

  function endShadow(actor: Actor, sha256: Sha256, recipeId: RecipeId, reason: string): void {
    if (modelsInShadow(write).some((each) => each.sha256 === sha256 && each.recipeId === recipeId)) {
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-ended', recipeId, reason });
    }
  }

  return {
    'model.standings': () => ok([...modelStandings(read)]),
    'model.history': ({ sha256 }) => ok([...modelHistory(read, sha256)]),
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
      return makeVersion(recipe, basedOn, draft, actor, { kind: 'promoted', despite: setAside });
    },
    'model.roll-back': async ({ recipeId, basedOn, reason }, actor) => {
      const recipe = newestRecipe(read, recipeId);
      if (recipe === null) return failed(notFound('recipe', recipeId));
      const body = bodyBefore(read, recipe);
      if (body === null) return failed(conflict('no-champion-before'));
      return makeVersion(recipe, basedOn, draftOf(recipe, body, actor, reason), actor, { kind: 'rolled-back' });
    },
    'model.retire': ({ sha256, reason }, actor) => {
      if (modelCardOf(read, sha256) === null) return failed(notFound('model', sha256));
      const uses = modelUses(read, sha256).filter(({ kind }) => kind === 'champion' || kind === 'shadow');
      if (uses.length > 0) return failed({ code: 'model-in-use', uses });
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'retired', recipeId: null, reason });
      announce.listChanged('models');
      return ok({});
    },
    'model.reinstate': ({ sha256, reason }, actor) => {
      if (modelCardOf(read, sha256) === null) return failed(notFound('model', sha256));
      noteModelEvent(write, actor, clock.now(), { sha256, kind: 'reinstated', recipeId: null, reason });
      announce.listChanged('models');
      return ok({});
    },
  };
}

function find({ read }: Store, recipeId: RecipeId, sha256: Sha256) {
  const recipe = newestRecipe(read, recipeId);
  if (recipe === null) return failed(notFound('recipe', recipeId));
  const card = modelCardOf(read, sha256);
  return card === null ? failed(notFound('model', sha256)) : ok({ recipe, card });
}
