import type { RecipeId } from '../../preload/contract/values/units.ts';
import { answerClasses } from '../review/answer/answer-classes.ts';
import { useOperation } from '../ui/engine/use-operation.ts';

/** The defect classes that people can name under a recipe. */
export function useRecipeClasses(recipeId: RecipeId): readonly string[] {
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const models = useOperation('model.list', {}).data ?? [];
  return answerClasses(
    recipes.find(({ id }) => id === recipeId),
    models,
  );
}
