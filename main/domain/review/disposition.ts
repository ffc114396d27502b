import type { DispositionKind, RecipeBody } from '../../../preload/contract/station/recipe.ts';

/** Whether this plant uses the answer: three of them always, the others if the recipe allows them. */
export function isOffered(kind: DispositionKind, body: RecipeBody): boolean {
  switch (kind) {
    case 'accept':
    case 'reject':
    case 'inconclusive':
      return true;
    case 'rework':
    case 'use-as-is':
    case 'escalate':
      return body.extraDispositions.includes(kind);
    default:
      return kind satisfies never;
  }
}
