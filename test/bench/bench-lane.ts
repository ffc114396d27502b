import type { LaneSettings } from '../../preload/contract/station/lane.ts';
import type { RecipeId } from '../../preload/contract/values/units.ts';

/** A lane with the settings of a new station. */
export function benchLane(folder: string, recipeId: RecipeId): LaneSettings {
  return {
    name: 'Bench',
    folder,
    isRecursive: false,
    isPolled: false,
    settleMs: 500,
    sweepEveryMs: 2000,
    usedBits: null,
    afterwards: { kind: 'leave' },
    recipeId,
    isEnabled: true,
  };
}
