import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import type { ModelStanding } from '../../../preload/contract/models/model-state.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';

/** The previous champion of a recipe, and the recipe version to switch back from. */
export type WayBack = { readonly recipeId: RecipeId; readonly version: number; readonly name: string };

/** The recipes whose champion is this model and was another one before, with that one's name. */
export function useWaysBack(standing: ModelStanding, all: readonly ModelSummary[]): readonly WayBack[] {
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const standings = useOperation('model.standings', {}).data ?? [];
  return standing.roles
    .filter(({ role }) => role === 'champion')
    .flatMap(({ recipeId }) => {
      const version = recipes.find(({ id }) => id === recipeId)?.version;
      const before = standings.find(({ roles }) =>
        roles.some((each) => each.recipeId === recipeId && each.role === 'predecessor'),
      );
      const model = all.find(({ sha256 }) => sha256 === before?.sha256);
      return version === undefined || model === undefined
        ? []
        : [{ recipeId, version, name: `${model.family} ${model.version}` }];
    });
}
