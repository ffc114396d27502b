import type { Rollout, RolloutDetail, RolloutNotice } from '../../../../preload/contract/models/rollout.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { harmOf, limitOf, SAFETY_LIMIT, safetyOf } from '../../../domain/rollout/guards.ts';
import { isWatched, stepNeeds } from '../../../domain/rollout/step-needs.ts';
import type { ReadDb } from '../../store/handles.ts';
import { modelCardOf } from '../../store/models/models.ts';
import { type LookTimes, rolloutLookTimes } from '../../store/rollout/look-times.ts';
import { rolloutArms, settledPairs } from '../../store/rollout/rollout-figures.ts';
import { type RolloutRow, rolloutEvents, rolloutPoints } from '../../store/rollout/rollouts.ts';
import { readableRecipe } from '../../store/set-up/recipes.ts';

/** Weaker than this is as good as none, and a page needs a number. */
const WEAKEST = -700;
const PAIRS = 24;
const POINTS = 500;

export function rolloutView(db: ReadDb, row: RolloutRow): Rollout {
  const { salt: _salt, judging: _judging, despite: _despite, ...known } = row;
  const { state, plan } = row;
  const safety = safetyOf(state.tally, plan);
  return {
    ...known,
    recipeName: recipeNameOf(db, row),
    championName: modelName(db, row.champion),
    challengerName: modelName(db, row.challenger),
    isPromoted: isWatched(state, plan),
    needs: stepNeeds(state, plan),
    harm: harmOf(state.tally),
    harmLimits: { escapes: limitOf('escapes', plan), overkill: limitOf('overkill', plan) },
    safety: { escapes: Math.max(WEAKEST, safety.escapes), overkill: Math.max(WEAKEST, safety.overkill) },
    safetyLimit: SAFETY_LIMIT,
  };
}

export function rolloutDetail(db: ReadDb, row: RolloutRow): RolloutDetail {
  return {
    ...rolloutView(db, row),
    events: [...rolloutEvents(db, row.id)],
    points: [...rolloutPoints(db, row.id, POINTS)],
    arms: [...rolloutArms(db, row.id)],
    times: shownTimes(rolloutLookTimes(db, row)),
    pairs: [...settledPairs(db, row.id, PAIRS)],
  };
}

function shownTimes(times: LookTimes | null): RolloutDetail['times'] {
  if (times === null) return null;
  const { looks, challengerMs, championMs } = times;
  return { looks, challengerMs, championMs };
}

export function rolloutNotice(db: ReadDb, row: RolloutRow): RolloutNotice {
  const { id, state, plan } = row;
  const { status, step, cause, owes } = state;
  return {
    ...{ id, status, step, cause, owes },
    recipeName: recipeNameOf(db, row),
    challengerName: modelName(db, row.challenger),
    share: isWatched(state, plan) ? 1 : (plan.steps[step]?.share ?? 0),
  };
}

function recipeNameOf(db: ReadDb, { recipeId }: RolloutRow): string {
  return readableRecipe(db, recipeId)?.name ?? '?';
}

function modelName(db: ReadDb, sha256: Sha256): string {
  const card = modelCardOf(db, sha256);
  return card === null ? sha256.slice(0, 12) : `${card.family} ${card.version}`;
}
