/** How the classes of a model stand to those of a recipe; each list is empty where nothing is amiss. */
export type ClassComparison = Readonly<{
  /** Classes of the recipe that the model does not know. */
  missing: readonly string[];
  /** Classes of the model that the recipe does not name. */
  added: readonly string[];
  /** Whether those in common come in the same order. */
  isSameOrder: boolean;
}>;

/**
 * Compares class lists by name and by order. Lupa reads boxes by name, so that another order breaks nothing by itself; but it
 * is what a list mixed up in training or export looks like, and then every name is wrong.
 */
export function compareClasses(recipe: readonly string[], model: readonly string[]): ClassComparison {
  const inRecipe = recipe.filter((name) => model.includes(name));
  const inModel = model.filter((name) => recipe.includes(name));
  return {
    missing: recipe.filter((name) => !model.includes(name)),
    added: model.filter((name) => !recipe.includes(name)),
    isSameOrder: inRecipe.every((name, index) => inModel[index] === name),
  };
}
