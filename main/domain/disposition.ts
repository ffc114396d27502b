import type { Disposition } from '../../preload/contract/inspection.ts';
import type { DispositionKind, RecipeBody } from '../../preload/contract/recipe.ts';

/** Whether the line learns of a disposition with this cause. Repeats and challenges measure people; the part is long gone, or was never one. */
export function isLineTold(ask: Disposition['ask']): boolean {
  switch (ask) {
    case 'repeat':
    case 'challenge':
      return false;
    case 'unsure':
    case 'level':
    case 'audit':
    case 'fault':
    case 'discordant':
    case 'timeout':
    case 'correction':
    case 'adjudication':
      return true;
    default:
      return ask satisfies never;
  }
}

/** Whether this plant uses the answer at all: three always, the others where the recipe says so. */
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
