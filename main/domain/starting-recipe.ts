import type { ModelCard } from '../../preload/contract/model.ts';
import type { DefectLimits, RecipeBody } from '../../preload/contract/recipe.ts';

/** What a new recipe starts from, given the defaults: with a model, its classes under the limits that its card suggests; without one, people decide. */
export function startingRecipe(
  defaults: RecipeBody,
  card: ModelCard | null,
  classNames: readonly string[],
): RecipeBody {
  const names = card?.profile.classes ?? classNames;
  return {
    ...defaults,
    modelSha256: card?.sha256 ?? null,
    automationLevel: card === null ? 'manual' : defaults.automationLevel,
    defects: names.map((className): DefectLimits => {
      const { rejectAt, clearBelow } = card?.thresholds?.[className] ?? defaults.otherDefects;
      return { className, rejectAt, clearBelow };
    }),
  };
}
