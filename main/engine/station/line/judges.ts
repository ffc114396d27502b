import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { judgingFault } from '../../registry/door.ts';
import type { ReadDb } from '../../store/handles.ts';
import { newestModelEvent } from '../../store/models/model-events.ts';

/**
 * Checks for every part whether the model of its recipe may judge it. The answer can only change with an event of a model, which
 * includes removal: so only the number of the last event is looked up each time.
 */
export function createJudges(db: ReadDb): (recipe: Recipe) => Fault | null {
  const known = new Map<string, { readonly change: number | null; readonly fault: Fault | null }>();
  return (recipe) => {
    const change = newestModelEvent(db);
    // A challenger is asked about under the version of its champion.
    const key = `${recipe.id} ${recipe.version} ${recipe.body.modelSha256}`;
    const held = known.get(key);
    if (held !== undefined && held.change === change) return held.fault;
    const fault = judgingFault(db, recipe);
    known.set(key, { change, fault });
    return fault;
  };
}
