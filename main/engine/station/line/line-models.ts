import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { LostModel } from '../../../../preload/contract/station/status.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { createSerial } from '../../../serial.ts';
import { modelPath } from '../../registry/model-files.ts';
import { predecessorOf } from '../../store/models/model-states.ts';
import { modelCardOf } from '../../store/models/models.ts';
import type { Store } from '../../store/opening/open.ts';
import { rolloutsOn } from '../../store/rollout/rollouts.ts';
import { lanes } from '../../store/set-up/lanes.ts';
import { readableRecipe, recipes } from '../../store/set-up/recipes.ts';
import type { VisionPool } from '../../vision/pool/vision-pool.ts';
import { createLostModels, stampOf } from './lost-models.ts';

/** A model just loaded is about to be named by a recipe: it is not released before that can have happened. */
const SPARED_AFTER_LOADING_MS = 60_000;

/** The models that judge parts: those of the recipes in use by lanes. */
export function modelsInUse({ read }: Store): readonly Sha256[] {
  const used = lanes(read).flatMap((lane) => readableRecipe(read, lane.recipeId)?.body.modelSha256 ?? []);
  return [...new Set(used)];
}

/** The previous champions of the recipes in use by lanes: loaded too, so that the way back takes no time. */
function waysBack({ read }: Store): readonly Sha256[] {
  const before = lanes(read).flatMap((lane) => {
    const recipe = readableRecipe(read, lane.recipeId);
    return recipe === null ? [] : (predecessorOf(read, recipe) ?? []);
  });
  return [...new Set(before)];
}

export type LineModels = {
  /** Loads a registered model, unless it is loaded already. */
  readonly load: (sha256: Sha256) => Promise<Result<null>>;
  readonly isLoaded: (sha256: Sha256) => boolean;
  readonly unload: (sha256: Sha256) => Promise<void>;
  /** Those that judge parts of a lane and could not be loaded. */
  readonly lost: () => readonly LostModel[];
  /** Tries again to load them: all, or only those whose file is no longer what it was. */
  readonly retry: (which: 'all' | 'changed') => Promise<void>;
  /** The pool no longer has it: it is loaded again, or known to be lost. Does not wait. */
  readonly noteMissing: (sha256: Sha256) => void;
  /** Why a model is missing from the pool. */
  readonly whyMissing: (sha256: Sha256 | null) => Fault;
  /**
   * Loads the previous champions, and releases everything that is neither a current nor a previous one, nor takes part in a
   * roll-out: memory has to hold at most three models for each recipe. Runs on its own; a model that a part still waits for is released only after that.
   */
  readonly keepWarm: () => void;
};

export function createLineModels(
  store: Store,
  pool: Pick<VisionPool, 'load' | 'unload' | 'whenUnused'>,
  onFault: (sha256: Sha256, fault: Fault) => void,
): LineModels {
  const loadedAt = new Map<Sha256, number>();
  const lost = createLostModels(store);
  const inTurn = createSerial();
  const unload = (sha256: Sha256) => {
    loadedAt.delete(sha256);
    return pool.unload(sha256);
  };
  const onBug = (bug: unknown) => onFault('', { code: 'internal', message: messageOf(bug) });

  async function load(sha256: Sha256): Promise<Result<null>> {
    if (loadedAt.has(sha256)) return ok(null);
    const card = modelCardOf(store.read, sha256);
    if (card === null) return failed({ code: 'model-missing' });
    const file = modelPath(store.folder, sha256);
    // Read before the file is: a file that changes meanwhile is tried again.
    const stamp = await stampOf(file);
    const outcome = await pool.load({ sha256, path: file, profile: card.profile });
    if (outcome.ok) loadedAt.set(sha256, performance.now());
    if (outcome.ok) lost.forget(sha256);
    else lost.note(card, { path: file, fault: outcome.fault, stamp });
    return outcome;
  }

  function isWanted(sha256: Sha256): boolean {
    const age = performance.now() - (loadedAt.get(sha256) ?? 0);
    return age < SPARED_AFTER_LOADING_MS || isNamed(store, sha256);
  }

  async function settle(): Promise<void> {
    for (const sha256 of waysBack(store)) {
      const loaded = await load(sha256);
      if (!loaded.ok) onFault(sha256, loaded.fault);
    }
    for (const sha256 of [...loadedAt.keys()]) {
      if (isWanted(sha256)) continue;
      await pool.whenUnused(sha256);
      if (!isWanted(sha256)) await unload(sha256);
    }
  }

  return {
    load,
    isLoaded: (sha256) => loadedAt.has(sha256),
    unload,
    lost: lost.list,
    retry: (which) => inTurn(() => lost.retry(which, load)),
    noteMissing: (sha256) => {
      if (loadedAt.delete(sha256)) void inTurn(() => load(sha256)).catch(onBug);
    },
    whyMissing: (sha256) => (sha256 === null ? null : lost.faultOf(sha256)) ?? { code: 'model-missing' },
    keepWarm: () => {
      // Nothing that only speeds up the way back is worth stopping the line for.
      void inTurn(settle).catch(onBug);
    },
  };
}

/** Whether the model is the current or the previous champion of a recipe, or takes part in a roll-out. */
function isNamed({ read }: Store, sha256: Sha256): boolean {
  return (
    recipes(read).some((recipe) => recipe.body.modelSha256 === sha256 || predecessorOf(read, recipe) === sha256) ||
    rolloutsOn(read).some(({ champion, challenger }) => champion === sha256 || challenger === sha256)
  );
}
