import { randomBytes } from 'node:crypto';
import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelCard } from '../../../../preload/contract/models/model.ts';
import type { ObjectionCode } from '../../../../preload/contract/models/model-objection.ts';
import type { RolloutMode } from '../../../../preload/contract/models/rollout-plan.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { Instant, RecipeId, RolloutId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { decidesAlone } from '../../../domain/models/mute-model.ts';
import { judgingSettings } from '../../../domain/rollout/judging-settings.ts';
import { bodyWith, promotionObjections, standingObjections } from '../../registry/promotion.ts';
import type { ReadDb, WriteDb } from '../../store/handles.ts';
import { modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { modelCardOf } from '../../store/models/models.ts';
import { addRollout, rolloutOn } from '../../store/rollout/rollouts.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import type { Author } from '../../store/station/author.ts';

export type Beginning = {
  readonly recipeId: RecipeId;
  readonly sha256: Sha256;
  readonly reason: string;
  readonly mode: RolloutMode | undefined;
  readonly despite: readonly ObjectionCode[];
};

type Circumstances = { readonly at: Instant; readonly actor: Author };

/** Begins a roll-out, and with it the challenger in shadow. Refused by whatever {@link rolloutCandidate} is. Call within a transaction. */
export function beginRollout(write: WriteDb, order: Beginning, { at, actor }: Circumstances): Result<RolloutId> {
  const { recipeId, sha256, reason, mode, despite } = order;
  const asked = rolloutCandidate(write, recipeId, sha256, despite);
  if (!asked.ok) return asked;
  const { recipe, champion, setAside } = asked.value;
  const { body } = recipe;
  const id = addRollout(write, actor, at, {
    ...{ recipeId, champion, challenger: sha256, reason, despite: setAside },
    ...{
      salt: randomBytes(16),
      plan: { ...body.rollout, mode: mode ?? body.rollout.mode },
      judging: judgingSettings(body),
    },
  });
  if (id === null) return failed(conflict('rollout-on'));
  const isInShadow = modelsInShadow(write).some((each) => each.sha256 === sha256 && each.recipeId === recipeId);
  if (!isInShadow) noteModelEvent(write, actor, at, { sha256, kind: 'shadow-began', recipeId, reason });
  return ok(id);
}

type Candidate = {
  readonly recipe: Recipe;
  readonly champion: Sha256;
  readonly setAside: readonly ObjectionCode[];
};

/** What a roll-out would begin with, or why none can: whatever could not become champion at the end does not begin. */
export function rolloutCandidate(
  db: ReadDb,
  recipeId: RecipeId,
  sha256: Sha256,
  despite: readonly ObjectionCode[],
): Result<Candidate> {
  const recipe = newestRecipe(db, recipeId);
  if (recipe === null) return failed(notFound('recipe', recipeId));
  const card = modelCardOf(db, sha256);
  if (card === null) return failed(notFound('model', sha256));
  const champion = recipe.body.modelSha256;
  if (champion === null) return failed(conflict('rollout-champion'));
  const objection = standingObjection(db, recipe, card);
  if (objection !== null) return failed(objection);
  const objections = promotionObjections(db, recipe, card, bodyWith(recipe.body, card, 'keep'));
  const standing = standingObjections(objections, despite);
  if (standing.length > 0) return failed({ code: 'promotion-refused', objections: [...standing] });
  const setAside = despite.filter((code) => objections.some((each) => each.code === code));
  return ok({ recipe, champion, setAside });
}

function standingObjection(db: ReadDb, recipe: Recipe, card: ModelCard): Fault | null {
  if (rolloutOn(db, recipe.id) !== null) return conflict('rollout-on');
  if (recipe.body.modelSha256 === card.sha256) return conflict('champion-already', `${card.family} ${card.version}`);
  return decidesAlone(recipe.body.automationLevel) ? null : conflict('rollout-level');
}
