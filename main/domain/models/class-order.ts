/** How the classes of a model compare with those of a recipe; a list is empty if nothing is wrong. */
export type ClassComparison = Readonly<{
  /** Classes of the recipe that the model does not know. */
  missing: readonly string[];
  /** Classes of the model that the recipe does not name. */
  added: readonly string[];
  /** Whether the shared ones are in the same order. */
  isSameOrder: boolean;
}>;

/**
 * Compares class lists by name and by order. Lupa reads boxes by name, so a different order breaks nothing by itself; but it
 * is typical of a list that was mixed up in training or export, and then every name is wrong.
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
