import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { StruckPart } from '../../../../preload/contract/models/rollout.ts';
import type { Instant, RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { isOver } from '../../../domain/rollout/advance-rollout.ts';
import type { RolloutEvent } from '../../../domain/rollout/rollout-event.ts';
import { isWatched } from '../../../domain/rollout/step-needs.ts';
import type { Clock } from '../../clock.ts';
import { modelPath } from '../../registry/model-files.ts';
import type { ReadDb, WriteDb } from '../../store/handles.ts';
import { modelsInShadow, noteModelEvent } from '../../store/models/model-events.ts';
import { modelCardOf } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { rolloutsOn } from '../../store/rollout/rollouts.ts';
import { tellRollout } from '../../store/rollout/tell-rollout.ts';
import { THE_STATION } from '../../store/station/author.ts';
import type { VisionPool } from '../../vision/pool/vision-pool.ts';
import type { FaultJournal } from '../fault-journal.ts';

export type ChallengersDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly pool: Pick<VisionPool, 'load' | 'unload'>;
  readonly journal: FaultJournal;
  /** A challenger was marked as troubled: lists of models have to be read again. */
  readonly onTrouble: () => void;
};

/** The running challengers. */
export type Challengers = {
  /** Brings them in line with the store: loads new ones, releases ended ones. One call at a time. */
  readonly follow: () => Promise<void>;
  readonly ofRecipe: (recipeId: RecipeId) => readonly Sha256[];
  /** Why a model is not shown the parts of a recipe, or `null` if it is. */
  readonly whyAway: (recipeId: RecipeId, sha256: Sha256) => Fault | null;
  /** Recorded once until the challenger is restarted: every further part would say the same. `part` is the one it failed on; `null` if it could not be loaded. */
  readonly markTroubled: (sha256: Sha256, fault: Fault, part: StruckPart | null) => void;
};

const NONE: readonly Sha256[] = [];

export function createChallengers({ store, clock, pool, journal, onTrouble }: ChallengersDeps): Challengers {
  let running: ReadonlyMap<RecipeId, readonly Sha256[]> = new Map();
  const loaded = new Set<Sha256>();
  const troubled = new Set<Sha256>();
  const refused = new Map<Sha256, Fault>();

  async function load(sha256: Sha256): Promise<void> {
    const card = modelCardOf(store.read, sha256);
    if (card === null) return;
    const outcome = await pool.load({ sha256, path: modelPath(store.folder, sha256), profile: card.profile }, 'shadow');
    if (outcome.ok) {
      loaded.add(sha256);
      refused.delete(sha256);
      return;
    }
    refused.set(sha256, outcome.fault);
    markTroubled(sha256, outcome.fault, null);
  }

  function markTroubled(sha256: Sha256, fault: Fault, part: StruckPart | null): void {
    journal.note(`challenger ${sha256.slice(0, 8)}`, fault);
    // The champion of a plain roll-out only helps out: nobody restarts it in shadow, so a mark would never be removed.
    const isChallenger = modelsInShadow(store.read).some((each) => each.sha256 === sha256);
    strikeOut(
      store.write,
      sha256,
      part === null ? { kind: 'unloadable', fault } : { kind: 'struck', fault, part },
      clock.now(),
    );
    if (!isChallenger || troubled.has(sha256)) return;
    troubled.add(sha256);
    const event = { sha256, kind: 'troubled', recipeId: null, reason: '', fault } as const;
    noteModelEvent(store.write, THE_STATION, clock.now(), event);
    onTrouble();
  }

  return {
    follow: async () => {
      const wanted = wantedInShadow(store.read);
      const names = new Set(wanted.map(({ sha256 }) => sha256));
      const runningOf = () => byRecipe(wanted.filter(({ sha256 }) => loaded.has(sha256)));
      // First of all: a look that fails because its model is released now is no trouble of the model.
      running = runningOf();
      for (const sha256 of [...loaded].filter((one) => !names.has(one))) {
        loaded.delete(sha256);
        await pool.unload(sha256, 'shadow');
      }
      // A restarted challenger begins with a clean sheet, even if it could not be loaded before.
      for (const sha256 of [...troubled].filter((one) => !names.has(one))) troubled.delete(sha256);
      for (const sha256 of names) if (!loaded.has(sha256)) await load(sha256);
      running = runningOf();
    },
    ofRecipe: (recipeId) => running.get(recipeId) ?? NONE,
    whyAway: (recipeId, sha256) => {
      const isShown = running.get(recipeId)?.includes(sha256) === true;
      return isShown ? null : (refused.get(sha256) ?? { code: 'model-missing' });
    },
    markTroubled,
  };
}

/**
 * Who looks in shadow: what somebody put there, and the champion of a roll-out whose challenger decides its share alone, or is about to decide
 * all: the first part of a new champion is watched like every other.
 */
function wantedInShadow(db: ReadDb) {
  const champions = rolloutsOn(db)
    .filter(({ plan, state }) => plan.mode === 'plain' || state.owes === 'promotion')
    .filter(({ plan, state }) => !isOver(state) && !isWatched(state, plan))
    .map(({ champion: sha256, recipeId }) => ({ sha256, recipeId }));
  const put = modelsInShadow(db);
  return [...put, ...champions.filter((one) => !put.some((each) => isSame(one, each)))];
}

type InShadow = { readonly sha256: Sha256; readonly recipeId: RecipeId };

function isSame(a: InShadow, b: InShadow): boolean {
  return a.sha256 === b.sha256 && a.recipeId === b.recipeId;
}

/** A challenger that cannot look leaves every roll-out. */
function strikeOut(db: WriteDb, sha256: Sha256, event: RolloutEvent, at: Instant): void {
  for (const { id, challenger } of rolloutsOn(db)) {
    if (challenger === sha256) tellRollout(db, id, event, { at });
  }
}

function byRecipe(challengers: readonly InShadow[]): ReadonlyMap<RecipeId, readonly Sha256[]> {
  const recipes = new Map<RecipeId, Sha256[]>();
  for (const { sha256, recipeId } of challengers) recipes.set(recipeId, [...(recipes.get(recipeId) ?? []), sha256]);
  return recipes;
}
