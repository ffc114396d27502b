import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { ModelCard } from '../../../preload/contract/models/model.ts';
import type { ObjectionCode, PromotionObjection } from '../../../preload/contract/models/model-objection.ts';
import type { LaneSettings } from '../../../preload/contract/station/lane.ts';
import type { Recipe, RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { compareClasses } from '../../domain/models/class-order.ts';
import { failedRules, judgeRules } from '../../domain/models/gate-rules.ts';
import { decidesAlone } from '../../domain/models/mute-model.ts';
import { asksModel } from '../../domain/verdict/route.ts';
import type { ReadDb } from '../store/handles.ts';
import { gateRules, newestGateRun } from '../store/models/gate-runs.ts';
import { retiredModels } from '../store/models/model-states.ts';
import { modelCardOf } from '../store/models/models.ts';
import { type Admitted, admitted } from '../store/set-up/admitted.ts';
import { newestRecipe, type RecipeDraft } from '../store/set-up/recipes.ts';
import { isMeasuredBy, promotionObjections, standingObjections } from './promotion.ts';
import { recipeObjection } from './recipe-objection.ts';

/** How a version of a recipe came about; `promoted` despite objections that somebody set aside explicitly. */
export type RecipeWay =
  | Readonly<{ kind: 'written' }>
  | Readonly<{ kind: 'promoted'; despite: readonly ObjectionCode[] }>
  | Readonly<{ kind: 'rolled-back' }>;

const WRITTEN: RecipeWay = { kind: 'written' };

/**
 * The door through which a model comes to judge parts by a recipe: no recipe is written without passing here, at the moment it is written.
 * A retired model never passes, nor one that lacks a class of the recipe; if the gate has mandatory rules, no model that has not met them
 * may decide by itself. `id` is null for a new recipe.
 */
export function admitRecipe(
  db: ReadDb,
  id: RecipeId | null,
  draft: RecipeDraft,
  way: RecipeWay = WRITTEN,
): Result<Admitted<RecipeDraft>> {
  const objection = recipeObjection(db, id, draft.name, draft.body);
  if (objection !== null) return failed(objection);
  const before = id === null ? null : newestRecipe(db, id);
  if (id !== null && before === null) return failed(notFound('recipe', id));
  const card = cardOf(db, draft.body);
  const found = card === null ? [] : objectionsTo(db, before, card, draft.body, way);
  const standing = standingObjections(found, way.kind === 'promoted' ? way.despite : []);
  return standing.length > 0 ? refused(standing) : ok(admitted(draft));
}

/**
 * The door through which a model comes to judge the parts of a lane: with a new lane, one that is switched on, or one that changes to
 * another recipe. `before` is null for a new lane.
 */
export function admitLane(
  db: ReadDb,
  settings: LaneSettings,
  before: LaneSettings | null,
): Result<Admitted<LaneSettings>> {
  const recipe = newestRecipe(db, settings.recipeId);
  if (recipe === null) return failed(notFound('recipe', settings.recipeId));
  // Other changes to a lane bring no new model to judge.
  const isAsBefore = before?.recipeId === settings.recipeId && (before.isEnabled || !settings.isEnabled);
  if (isAsBefore || recipe.body.modelSha256 === null) return ok(admitted(settings));
  const card = cardOf(db, recipe.body);
  if (card === null) return failed({ code: 'model-missing' });
  const found = [...unfitFor(db, card, recipe.body), ...mustHavePassed(db, recipe.id, card.sha256, recipe.body)];
  return found.length > 0 ? refused(found) : ok(admitted(settings));
}

/** Why the model of a recipe may not judge a part now, however it was admitted, or `null`. Nothing speaks against a model that is not asked. */
export function judgingFault(db: ReadDb, { body }: Pick<Recipe, 'body'>): Fault | null {
  if (body.modelSha256 === null || !asksModel(body.automationLevel)) return null;
  const card = cardOf(db, body);
  if (card === null) return { code: 'model-missing' };
  const found = unfitFor(db, card, body);
  return found.length === 0 ? null : { code: 'model-barred', objections: [...found] };
}

/** Whether the station requires anything from a model before it may decide by itself in a new recipe. */
export function asksForGate(db: ReadDb): boolean {
  return gateRules(db, null).some(({ isMust }) => isMust);
}

function objectionsTo(
  db: ReadDb,
  before: Recipe | null,
  card: ModelCard,
  body: RecipeBody,
  way: RecipeWay,
): readonly PromotionObjection[] {
  const unfit = unfitFor(db, card, body);
  if (before === null) {
    const isBarred = decidesAlone(body.automationLevel) && asksForGate(db);
    return isBarred ? [...unfit, { code: 'gate-must-run' }] : unfit;
  }
  if (before.body.modelSha256 !== card.sha256) {
    // The way back must be short: it is enough that the previous champion met the rules once.
    if (way.kind === 'rolled-back') return [...unfit, ...mustHavePassed(db, before.id, card.sha256, body)];
    return promotionObjections(db, before, card, body);
  }
  const beginsToDecide = decidesAlone(body.automationLevel) && !decidesAlone(before.body.automationLevel);
  if (!beginsToDecide) return unfit;
  const passed = mustHavePassed(db, before.id, card.sha256, body);
  const run = newestGateRun(db, before.id, card.sha256);
  const isOld = run !== null && hasMust(db, before.id) && !isMeasuredBy(db, before.id, run.report, body);
  return [...unfit, ...(passed.length === 0 && isOld ? [{ code: 'gate-must-run' } as const] : passed)];
}

/** What nobody can set aside, whatever the model was before. */
function unfitFor(db: ReadDb, card: ModelCard, { defects }: RecipeBody): readonly PromotionObjection[] {
  const { missing } = compareClasses(
    defects.map(({ className }) => className),
    card.profile.classes,
  );
  const unfit: PromotionObjection[] = [];
  if (retiredModels(db).has(card.sha256)) unfit.push({ code: 'retired' });
  if (missing.length > 0) unfit.push({ code: 'classes-missing', classNames: [...missing] });
  return unfit;
}

/** What must hold for a model that is to decide by itself, by its newest gate run, however old. */
function mustHavePassed(
  db: ReadDb,
  id: RecipeId,
  sha256: Sha256,
  { automationLevel }: RecipeBody,
): readonly PromotionObjection[] {
  if (!decidesAlone(automationLevel) || !hasMust(db, id)) return [];
  const run = newestGateRun(db, id, sha256);
  if (run === null) return [{ code: 'gate-must-run' }];
  const { must } = failedRules(judgeRules(gateRules(db, id), run.report));
  return must > 0 ? [{ code: 'gate-must-failed', rules: must }] : [];
}

function hasMust(db: ReadDb, id: RecipeId): boolean {
  return gateRules(db, id).some(({ isMust }) => isMust);
}

function cardOf(db: ReadDb, { modelSha256 }: RecipeBody): ModelCard | null {
  return modelSha256 === null ? null : modelCardOf(db, modelSha256);
}

function refused(objections: readonly PromotionObjection[]) {
  return failed({ code: 'promotion-refused', objections: [...objections] });
}
