import type { RecipeBody } from '../../../../preload/contract/station/recipe.ts';

/** What every group of fields of a recipe is given: what is in the form, and how to change some of it. */
export type BodyFields = {
  readonly body: RecipeBody;
  readonly onChange: (patch: Partial<RecipeBody>) => void;
};
