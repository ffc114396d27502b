import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { DEFAULT_RECIPE_BODY, type Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId } from '../../../../preload/contract/values/units.ts';
import { UnreadableRow } from '../../store/columns/unreadable-row.ts';
import type { ReadDb } from '../../store/handles.ts';
import { storeFault } from '../../store/opening/store-fault.ts';
import { newestRecipe, newestVersion } from '../../store/set-up/recipes.ts';

export type RecipeBook = {
  /**
   * The newest version of a recipe. If it cannot be read, a stand-in with its number by which nothing can be judged; throws an
   * {@link UnreadableRow} if there is none, as in a damaged store, because no record can name it.
   */
  readonly newest: (id: RecipeId) => Recipe;
  /** The same, or `null` if there is none. */
  readonly find: (id: RecipeId) => Recipe | null;
  /** Why nothing can be judged by this version of a recipe, or `null`; the same for every copy of it. */
  readonly fault: (recipe: Pick<Recipe, 'id' | 'version'>) => Fault | null;
};

/**
 * The newest version of a recipe, needed by every part. Versions are frozen, so only their number is looked up each
 * time, and a new one applies from the next part on without an announcement.
 */
export function createRecipeBook(db: ReadDb): RecipeBook {
  const known = new Map<RecipeId, Recipe>();
  const unreadable = new Map<RecipeId, { readonly version: number; readonly fault: Fault }>();

  function newest(id: RecipeId): Recipe {
    const found = find(id);
    if (found !== null) return found;
    const missing = new UnreadableRow({ recipe: id }, 'a lane names it, and it is not there');
    db.reportUnreadable(missing);
    throw missing;
  }

  function find(id: RecipeId): Recipe | null {
    const version = newestVersion(db, id);
    const held = known.get(id);
    if (held !== undefined && held.version === version) return held;
    try {
      const found = newestRecipe(db, id);
      if (found !== null) known.set(id, found);
      // A stand-in still in use names no model, so it passes nothing either.
      unreadable.delete(id);
      return found;
    } catch (error) {
      if (!(error instanceof UnreadableRow) || version === null) throw error;
      db.reportUnreadable(error);
      unreadable.set(id, { version, fault: storeFault(error) });
      return { ...NOTHING_KNOWN, id, version };
    }
  }

  function fault({ id, version }: Pick<Recipe, 'id' | 'version'>): Fault | null {
    const found = unreadable.get(id);
    return found?.version === version ? found.fault : null;
  }

  return { newest, find, fault };
}

/** Stands for a version that cannot be read: parts under it are told ERROR, and no older version judges instead. */
const NOTHING_KNOWN: Omit<Recipe, 'id' | 'version'> = {
  name: '?',
  body: { ...DEFAULT_RECIPE_BODY, automationLevel: 'full', modelSha256: null, namePattern: '' },
  madeBy: '',
  madeAt: 0,
  comment: '',
};
