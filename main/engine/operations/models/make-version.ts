import type { Result } from '../../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../../preload/contract/people/person.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { admitRecipe } from '../../registry/door.ts';
import { type VersionOrder, writeVersion } from '../../registry/write-version.ts';
import type { ModelDeps } from './model-deps.ts';

/** Loads the model before the version that names it counts, so that no part waits for it; the door is asked once more when it is written. */
export async function makeVersion(deps: ModelDeps, order: VersionOrder, actor: Actor): Promise<Result<Recipe>> {
  const { store, announce, live, clock } = deps;
  const { recipe, draft, way } = order;
  const { modelSha256 } = draft.body;
  const asked = admitRecipe(store.read, recipe.id, draft, way);
  if (!asked.ok) return asked;
  if (modelSha256 !== null) {
    const loaded = await live.loadModel(modelSha256);
    if (!loaded.ok) return loaded;
  }
  const made = writeVersion(store.write, order, actor, clock.now());
  if (!made.ok) return made;
  live.keepModelsWarm();
  void live.followChallengers();
  announce.listChanged('models', 'recipes');
  announce.statusChanged();
  return made;
}
