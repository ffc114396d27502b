import { z } from 'zod';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import type { RecipeId } from '../../../preload/contract/units.ts';
import { parseRow, type ReadDb } from '../store/handles.ts';
import { newestRecipe } from '../store/recipes.ts';

const versionSchema = z.object({ version: z.number().nullable() });

/**
 * The newest version of a recipe, asked for by every part. Versions are frozen, so only their number is looked up each
 * time, and a new one counts from the next part on without anybody having to say so.
 */
export function createRecipeBook(db: ReadDb): (id: RecipeId) => Recipe {
  const known = new Map<RecipeId, Recipe>();
  return (id) => {
    const row = db.get('SELECT max(version) AS version FROM recipe_version WHERE recipe_id = @id', { id });
    const held = known.get(id);
    if (held !== undefined && held.version === parseRow(versionSchema, row)?.version) return held;
    const newest = newestRecipe(db, id);
    if (newest === null) throw new Error(`No recipe ${id}`);
    known.set(id, newest);
    return newest;
  };
}
