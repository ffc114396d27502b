import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { RolloutMode } from '../../../../preload/contract/models/rollout-plan.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { isOver } from '../../../domain/rollout/advance-rollout.ts';
import { armOf } from '../../../domain/rollout/arm.ts';
import { judgingSettings } from '../../../domain/rollout/judging-settings.ts';
import { isWatched } from '../../../domain/rollout/step-needs.ts';
import { partDraw } from '../../registry/part-draw.ts';
import type { ReadDb } from '../../store/handles.ts';
import type { RolloutPlace, ShotFacts } from '../../store/recording/shot-record.ts';
import { challengerOn, type RolloutRow, recipesRolledOut, rolloutOn } from '../../store/rollout/rollouts.ts';
import { createJudges } from './judges.ts';

/** Which way a part goes. */
export type RolloutWay = Omit<RolloutPlace, 'challenger'> & {
  /** The challenger that has a say in this part, beside the champion or instead of it; `null` if none has. */
  readonly challenger: { readonly sha256: Sha256; readonly mode: RolloutMode } | null;
};

export type RolloutPlaces = {
  /** Which way a part of this recipe goes; `null` without a running roll-out. */
  readonly wayOf: (recipe: Recipe, facts: ShotFacts) => RolloutWay | null;
  /**
   * Why the model of this recipe may not judge: it was rolled back as champion, or may have been, since its roll-out cannot be read; and the one
   * before it cannot take over yet.
   */
  readonly fault: (recipe: Recipe) => Fault | null;
  /** Looks up which recipes have a running roll-out. Called when one begins or ends, so that parts of other recipes cost no query. */
  readonly follow: () => void;
};

/**
 * Called for every part. The step of a roll-out is read from the store each time, so that no part is judged by an old step: a
 * roll-back applies from the next part on.
 */
export function createRolloutPlaces(db: ReadDb, isLoaded: (sha256: Sha256) => boolean): RolloutPlaces {
  const challengerFault = createJudges(db);
  let on: ReadonlySet<RecipeId> = recipesOn(db);

  function hasSay(row: RolloutRow, recipe: Recipe): boolean {
    const { challenger, champion } = row;
    // If the recipe has changed, the roll-out is about to be stopped; a challenger that is not loaded is not asked, and so cannot fail.
    if (recipe.body.modelSha256 !== champion || judgingSettings(recipe.body) !== row.judging) return false;
    const asChallenger = { ...recipe, body: { ...recipe.body, modelSha256: challenger } };
    return isLoaded(challenger) && challengerFault(asChallenger) === null;
  }

  return {
    wayOf: (recipe, facts) => {
      if (!on.has(recipe.id)) return null;
      const row = rolloutOn(db, recipe.id);
      if (row === null || isOver(row.state)) return null;
      const { step, status } = row.state;
      const undrawn = { rolloutId: row.id, drawnIn: null, challenger: null };
      // Once champion, the challenger decides all parts.
      if (isWatched(row.state, row.plan)) return { ...undrawn, arm: 'canary' };
      const share = row.plan.steps[step]?.share ?? 0;
      // While paused, no part is drawn; and in shadow there is nothing to draw.
      if (status === 'paused' || share === 0) return { ...undrawn, arm: 'champion' };
      const key = facts.serial ?? facts.imageSha256 ?? facts.relativePath;
      const arm = armOf(partDraw(row.salt, key), share);
      const challenger =
        arm === 'canary' && hasSay(row, recipe) ? { sha256: row.challenger, mode: row.plan.mode } : null;
      return { rolloutId: row.id, arm, drawnIn: step, challenger };
    },
    fault: ({ id, body }) => {
      if (!on.has(id) || body.modelSha256 === null) return null;
      const row = rolloutOn(db, id);
      // If it cannot be read, nobody knows whether it has rolled back the model that it made champion.
      const owesReturn = row === null || row.state.owes === 'return';
      return owesReturn && body.modelSha256 === challengerOn(db, id) ? { code: 'model-rolled-back' } : null;
    },
    follow: () => {
      on = recipesOn(db);
    },
  };
}

function recipesOn(db: ReadDb): ReadonlySet<RecipeId> {
  return new Set(recipesRolledOut(db));
}
