import type { Fault, Result } from '../../../preload/contract/faults/result.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { isOver } from '../../domain/rollout/advance-rollout.ts';
import { judgingSettings } from '../../domain/rollout/judging-settings.ts';
import type { RolloutEvent } from '../../domain/rollout/rollout-event.ts';
import { isWatched } from '../../domain/rollout/step-needs.ts';
import type { Clock } from '../clock.ts';
import { judgingFault } from '../registry/door.ts';
import { writeVersion } from '../registry/write-version.ts';
import { noteModelEvent } from '../store/models/model-events.ts';
import type { Store } from '../store/opening/open.ts';
import { sendOpenPairs } from '../store/rollout/rollout-pairs.ts';
import { type RolloutRow, rolloutEvents, rolloutOf, rolloutsOn } from '../store/rollout/rollouts.ts';
import { tellRollout } from '../store/rollout/tell-rollout.ts';
import { newestVersion, readableRecipe } from '../store/set-up/recipes.ts';
import { THE_STATION } from '../store/station/author.ts';
import { createRolloutGuards, type RolloutGuards } from './rollout-guards.ts';

/** What nobody pokes for, such as a look in shadow, is seen to within this time. */
const EVERY_MS = 1000;

export type RolloutKeeperDeps = {
  readonly store: Pick<Store, 'read' | 'write'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Loads a model into every worker, unless it is there. */
  readonly loadModel: (sha256: Sha256) => Promise<Result<null>>;
  /** Has a model look on in shadow at the parts of a recipe, from the next one on. */
  readonly watch: (recipeId: RecipeId, sha256: Sha256) => Promise<Result<null>>;
  /** Which recipes have one on, or which models run in shadow, has changed. */
  readonly onChanged: () => void;
  readonly onSent: () => void;
  readonly onFault: (sha256: Sha256, fault: Fault) => void;
  readonly onBug: (bug: unknown) => void;
};

export type RolloutKeeper = {
  /** Something has happened that a roll-out may hang on. Returns at once. */
  readonly poke: () => void;
  /** Resolves when what was poked for is done. */
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Does what a roll-out calls for and no record can do: keeps its models loaded, makes the challenger champion or the champion before again, sees
 * that it still fits its recipe. It remembers nothing: what there is to do is read from the store, so a restart goes on with it.
 */
export function startRolloutKeeper(deps: RolloutKeeperDeps): RolloutKeeper {
  const { store, onBug } = deps;
  const guards = createRolloutGuards(store.read, deps.clock);
  let isDue = false;
  let isStopped = false;
  let working: Promise<void> | null = null;
  let known = fingerprint(rolloutsOn(store.read));

  async function work(): Promise<void> {
    while (isDue && !isStopped) {
      isDue = false;
      // A bug in one of them must not keep another from being rolled back.
      for (const row of rolloutsOn(store.read)) await keep(deps, guards, row).catch(onBug);
      const now = fingerprint(rolloutsOn(store.read));
      if (now !== known) deps.onChanged();
      known = now;
    }
  }

  function poke(): void {
    isDue = true;
    working ??= work()
      .catch(onBug)
      .finally(() => {
        working = null;
        // Poked for while the last round was ending.
        if (isDue && !isStopped) poke();
      });
  }

  // The command line begins roll-outs and orders them from a process of its own.
  const timer = setInterval(poke, EVERY_MS);
  timer.unref();
  poke();
  return {
    poke,
    settled: async () => {
      while (working !== null) await working;
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await working;
    },
  };
}

/** What lists and lights show of the roll-outs that are on. */
function fingerprint(rows: readonly RolloutRow[]): string {
  return rows.map(({ id, state }) => `${id} ${state.status} ${state.step} ${state.owes}`).join();
}

async function keep(deps: RolloutKeeperDeps, guards: RolloutGuards, row: RolloutRow): Promise<void> {
  const { store, clock } = deps;
  const tell = (event: RolloutEvent) => tellRollout(store.write, row.id, event, { at: clock.now() });
  const recipe = readableRecipe(store.read, row.recipeId);
  const misfit = isOver(row.state) || recipe === null ? null : misfitOf(deps, row, recipe);
  if (misfit !== null) return void tell(misfit);
  for (const sha256 of [row.champion, row.challenger]) {
    const loaded = await deps.loadModel(sha256);
    if (loaded.ok) continue;
    deps.onFault(sha256, loaded.fault);
    if (sha256 === row.challenger && !isOver(row.state)) return void tell({ kind: 'unloadable', fault: loaded.fault });
  }
  // The champion before looks on from the first part of the new one.
  const watched = row.state.owes === 'promotion' ? await deps.watch(row.recipeId, row.champion) : null;
  if (watched?.ok === false) return void tell({ kind: 'unwatched', fault: watched.fault });
  // Loading took its time: what is owed is read anew, and a recipe that has changed is looked at in the next round.
  const now = rolloutOf(store.read, row.id);
  if (now === null || recipe === null || newestVersion(store.read, row.recipeId) !== recipe.version) return;
  // Ordered while models were being loaded: the next round sees to it.
  if (now.state.owes === 'promotion' && watched === null) return;
  if (now.state.owes !== null) return makeChampion(deps, now, recipe);
  if (isOver(now.state)) return;
  for (const event of guards(now)) tell(event);
  if (store.write.transaction(() => sendOpenPairs(store.write, row.id, clock.now())) > 0) deps.onSent();
}

/** Why it cannot go on under the recipe as it is now, or `null`. */
function misfitOf({ store }: RolloutKeeperDeps, row: RolloutRow, recipe: Recipe): RolloutEvent | null {
  const isChampion = isWatched(row.state, row.plan);
  const decider = isChampion ? row.challenger : row.champion;
  const isAsBefore = recipe.body.modelSha256 === decider && judgingSettings(recipe.body) === row.judging;
  if (!isAsBefore) return { kind: 'recipe-changed' };
  const fault = judgingFault(store.read, { body: { ...recipe.body, modelSha256: row.challenger } });
  return fault === null ? null : { kind: 'unfit', fault };
}

/**
 * One committed row either way: the version of the recipe, what it means for the roll-out, and who looks in shadow from now on. Both models are
 * loaded, so the next part is judged by the other one.
 */
function makeChampion({ store, clock, onFault }: RolloutKeeperDeps, row: RolloutRow, recipe: Recipe): void {
  const isReturn = row.state.owes === 'return';
  const [next, before] = isReturn ? [row.champion, row.challenger] : [row.challenger, row.champion];
  const now = clock.now();
  if (recipe.body.modelSha256 !== before) {
    // Somebody has named another champion: that one stays.
    tellRollout(store.write, row.id, { kind: 'recipe-changed' }, { at: now });
    return;
  }
  const comment = rolloutEvents(store.read, row.id).find(({ happening }) => happening.kind === 'began')?.reason ?? '';
  const draft = {
    name: recipe.name,
    body: { ...recipe.body, modelSha256: next },
    madeBy: THE_STATION.name,
    madeAt: now,
    comment,
    despite: isReturn ? [] : row.despite,
  };
  const way = isReturn ? ({ kind: 'rolled-back' } as const) : ({ kind: 'promoted', despite: row.despite } as const);
  store.write.transaction(() => {
    const made = writeVersion(store.write, { recipe, basedOn: recipe.version, draft, way }, THE_STATION, now);
    if (!made.ok) {
      if (isReturn) onFault(next, made.fault);
      else tellRollout(store.write, row.id, { kind: 'refused', fault: made.fault }, { at: now });
      return;
    }
    tellRollout(store.write, row.id, { kind: isReturn ? 'returned' : 'promoted' }, { at: now });
    if (isReturn) return;
    // The old champion looks on, and can come back by the same evidence.
    const event = { sha256: before, kind: 'shadow-began', recipeId: recipe.id, reason: comment } as const;
    noteModelEvent(store.write, THE_STATION, now, event);
  });
}
