import type { RecipeBody } from '../../../../preload/contract/station/recipe.ts';

/** The props of every group of recipe fields: the form's contents, and how to change part of them. */
export type BodyFields = {
  readonly body: RecipeBody;
  readonly onChange: (patch: Partial<RecipeBody>) => void;
};
