import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import type { Sha256 } from '../../../preload/contract/units.ts';
import { modelPath } from '../registry/model-files.ts';
import { lanes } from '../store/lanes.ts';
import { modelCardOf } from '../store/models.ts';
import type { Store } from '../store/open.ts';
import { newestRecipe } from '../store/recipes.ts';
import type { VisionPool } from '../vision/vision-pool.ts';

/** The models that judge parts: those of the recipes that lanes use. */
export function modelsInUse({ read }: Store): readonly Sha256[] {
  const used = lanes(read).flatMap((lane) => newestRecipe(read, lane.recipeId)?.body.modelSha256 ?? []);
  return [...new Set(used)];
}

export type LineModels = {
  /** Loads a registered model, unless it is loaded already. */
  readonly load: (sha256: Sha256) => Promise<Result<null>>;
  readonly unload: (sha256: Sha256) => Promise<void>;
};

export function createLineModels(store: Store, pool: Pick<VisionPool, 'load' | 'unload'>): LineModels {
  const loaded = new Set<Sha256>();
  return {
    load: async (sha256) => {
      if (loaded.has(sha256)) return ok(null);
      const card = modelCardOf(store.read, sha256);
      if (card === null) return failed({ code: 'model-missing' });
      const outcome = await pool.load({ sha256, path: modelPath(store.folder, sha256), profile: card.profile });
      if (outcome.ok) loaded.add(sha256);
      return outcome;
    },
    unload: async (sha256) => {
      loaded.delete(sha256);
      await pool.unload(sha256);
    },
  };
}
