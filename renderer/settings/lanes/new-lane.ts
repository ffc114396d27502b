import type { LaneSettings } from '../../../preload/contract/station/lane.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';

/** The defaults of a new lane: listen, wait half a second for a file to be complete, leave the camera's file alone. */
export function newLane(recipeId: RecipeId): LaneSettings {
  return {
    name: '',
    folder: '',
    isRecursive: false,
    isPolled: false,
    settleMs: 500,
    sweepEveryMs: 5000,
    afterwards: { kind: 'leave' },
    usedBits: null,
    recipeId,
    isEnabled: true,
  };
}
