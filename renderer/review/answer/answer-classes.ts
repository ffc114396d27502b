import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';

/**
 * The defect classes a person can name: the recipe's in its own order, which never changes so that each class keeps
 * its key, then any others of the recipe's model.
 */
export function answerClasses(recipe: Recipe | undefined, models: readonly ModelSummary[]): readonly string[] {
  const named = recipe?.body.defects.map(({ className }) => className) ?? [];
  const model = models.find(({ sha256 }) => sha256 === recipe?.body.modelSha256);
  return [...new Set([...named, ...(model?.classes ?? [])])];
}

/** Classes of an answer: the pressed one and those of the boxes, each once. */
export function namedClasses(pressed: string | null, boxes: readonly { readonly className: string }[]) {
  const named = [...(pressed === null ? [] : [pressed]), ...boxes.map(({ className }) => className)];
  return [...new Set(named)].filter((name) => name !== '');
}

export function recipeOf(recipes: readonly Recipe[], { recipeId }: Inspection): Recipe | undefined {
  return recipes.find(({ id }) => id === recipeId);
}
