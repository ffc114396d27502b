import type { Store } from '../../../main/engine/store/opening/open.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../../main/engine/store/set-up/lanes.ts';
import { addRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import type { LaneSettings } from '../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { LaneId, RecipeId } from '../../../preload/contract/values/units.ts';

/** A recipe and a lane that uses it. */
export function addTestLane(
  store: Store,
  at: number,
  body: Partial<RecipeBody> = {},
): { readonly laneId: LaneId; readonly recipeId: RecipeId; readonly at: number } {
  const recipe = addRecipe(
    store.write,
    admitted({
      name: 'Phone glass',
      body: { ...DEFAULT_RECIPE_BODY, ...body },
      madeBy: 'Ada',
      madeAt: at,
      comment: '',
    }),
  );
  const lane = addLane(store.write, admitted({ ...laneSettings('/cameras/1'), recipeId: recipe.id }));
  return { laneId: lane.id, recipeId: recipe.id, at };
}

export function laneSettings(folder: string): Omit<LaneSettings, 'recipeId'> {
  return {
    name: 'Lane 1',
    folder,
    isRecursive: false,
    isPolled: false,
    settleMs: 200,
    sweepEveryMs: 1000,
    usedBits: null,
    afterwards: { kind: 'leave' },
    isEnabled: true,
  };
}
