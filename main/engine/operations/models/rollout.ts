import { randomBytes } from 'node:crypto';
import { type Conflict, conflict } from '../../../../preload/contract/faults/conflict.ts';
import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { ModelCard } from '../../../../preload/contract/models/model.ts';
import type { ObjectionCode } from '../../../../preload/contract/models/model-objection.ts';
import type { RolloutMode } from '../../../../preload/contract/models/rollout-plan.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, RolloutId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { decidesAlone } from '../../../domain/models/mute-model.ts';
import { isOver } from '../../../domain/rollout/advance-rollout.ts';
import { judgingSettings } from '../../../domain/rollout/judging-settings.ts';
import type { RolloutOrder } from '../../../domain/rollout/rollout-event.ts';
import { areMet, isWatched, stepNeeds } from '../../../domain/rollout/step-needs.ts';
import { bodyWith, promotionObjections, standingObjections } from '../../registry/promotion.ts';
import type { ReadDb } from '../../store/handles.ts';
import { modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { modelCardOf } from '../../store/models/models.ts';
import {
  addRollout,
  newestRollouts,
  noteRolloutSeen,
  type RolloutRow,
  rolloutOf,
  rolloutOn,
  rolloutsOn,
  unseenRollouts,
} from '../../store/rollout/rollouts.ts';
import { tellRollout } from '../../store/rollout/tell-rollout.ts';
import { newestRecipe } from '../../store/set-up/recipes.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ModelDeps } from './model-deps.ts';
import { rolloutDetail, rolloutNotice, rolloutView } from './rollout-view.ts';

/** Roll-outs that a list shows. */
const LISTED = 20;

type Order = { readonly id: RolloutId; readonly reason: string };

export function rolloutHandlers(deps: ModelDeps): HandlersOf<'rollout'> {
  const { store, clock, announce, live } = deps;
  const { read, write } = store;

  const changed = async (): Promise<void> => {
    await live.followRollouts();
    announce.listChanged('rollouts', 'models');
  };

  const orderOf =
    (kind: RolloutOrder['kind']) =>
    async ({ id, reason }: Order, actor: Actor) => {
      const told = write.transaction((): Result<null> => {
        const row = rolloutOf(write, id);
        if (row === null) return failed(notFound('rollout', id));
        const objection = orderObjection(row, kind);
        if (objection !== null) return failed(conflict(objection));
        tellRollout(write, id, { kind }, { at: clock.now(), actor, reason });
        return ok(null);
      });
      if (!told.ok) return told;
      await changed();
      return ok({});
    };

  return {
    'rollout.notices': () => {
      const on = rolloutsOn(read);
      const unseen = unseenRollouts(read).filter(({ id }) => on.every((each) => each.id !== id));
      return ok([...on, ...unseen].map((row) => rolloutNotice(read, row)));
    },
    'rollout.list': () => ok(newestRollouts(read, LISTED).map((row) => rolloutView(read, row))),
    'rollout.read': ({ id }) => {
      const row = rolloutOf(read, id);
      return row === null ? failed(notFound('rollout', id)) : ok(rolloutDetail(read, row));
    },
    'rollout.begin': async ({ recipeId, sha256, reason, mode, despite }, actor) => {
      const asked = candidateOf(read, recipeId, sha256, despite);
      if (!asked.ok) return asked;
      const loaded = await live.loadModel(sha256);
      if (!loaded.ok) return loaded;
      const begun = write.transaction(() => begin(deps, { recipeId, sha256, reason, mode, despite }, actor));
      if (!begun.ok) return begun;
      await live.followChallengers();
      await changed();
      return ok({ id: begun.value });
    },
    'rollout.pause': orderOf('pause'),
    'rollout.resume': orderOf('resume'),
    'rollout.advance': orderOf('advance'),
    'rollout.roll-back': orderOf('roll-back'),
    'rollout.promote': orderOf('promote'),
    'rollout.seen': ({ id }) => {
      if (rolloutOf(read, id) === null) return failed(notFound('rollout', id));
      noteRolloutSeen(write, id, clock.now());
      announce.listChanged('rollouts');
      return ok({});
    },
  };
}

type Beginning = {
  readonly recipeId: RecipeId;
  readonly sha256: Sha256;
  readonly reason: string;
  readonly mode: RolloutMode | undefined;
  readonly despite: readonly ObjectionCode[];
};

/** The challenger begins in shadow, with the roll-out itself. */
function begin({ store: { write }, clock }: ModelDeps, order: Beginning, actor: Actor): Result<RolloutId> {
  const { recipeId, sha256, reason, mode, despite } = order;
  const asked = candidateOf(write, recipeId, sha256, despite);
  if (!asked.ok) return asked;
  const { recipe, champion, setAside } = asked.value;
  const { body } = recipe;
  const id = addRollout(write, actor, clock.now(), {
    ...{ recipeId, champion, challenger: sha256, reason, despite: setAside },
    ...{
      salt: randomBytes(16),
      plan: { ...body.rollout, mode: mode ?? body.rollout.mode },
      judging: judgingSettings(body),
    },
  });
  if (id === null) return failed(conflict('rollout-on'));
  const isInShadow = modelsInShadow(write).some((each) => each.sha256 === sha256 && each.recipeId === recipeId);
  if (!isInShadow) noteModelEvent(write, actor, clock.now(), { sha256, kind: 'shadow-began', recipeId, reason });
  return ok(id);
}

type Candidate = {
  readonly recipe: Recipe;
  readonly champion: Sha256;
  readonly setAside: readonly ObjectionCode[];
};

/** What a roll-out would begin with, or why none can: whatever could not become champion at the end does not begin. */
function candidateOf(
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

type OrderConflict = Extract<Conflict, `rollout-${string}`>;

/** Why this cannot be ordered as things stand, or `null`. */
function orderObjection({ state, plan }: RolloutRow, kind: RolloutOrder['kind']): OrderConflict | null {
  if (isOver(state)) return 'rollout-over';
  switch (kind) {
    case 'pause':
      return state.status === 'paused' ? 'rollout-paused' : null;
    case 'resume':
      return state.status === 'paused' ? null : 'rollout-not-paused';
    case 'advance':
      if (state.status === 'paused') return 'rollout-paused';
      return state.status === 'running' && !areMet(stepNeeds(state, plan)) ? 'rollout-waits' : null;
    case 'promote':
      return isWatched(state, plan) ? 'rollout-not-promotable' : null;
    case 'roll-back':
      return null;
    default:
      return kind satisfies never;
  }
}
