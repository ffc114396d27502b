import type { ModelUse, PromotionObjection } from '../contract/models/model-objection.ts';
import { filled } from './filled.ts';
import type { Format } from './format.ts';
import { wordsOf } from './words-of.ts';

/** Why a model cannot be removed, as a clause. */
export function modelUseClause(use: ModelUse, format: Format): string {
  const figures = 'count' in use ? { parts: format.count(use.count) } : { recipe: use.recipeName };
  return filled(wordsOf[format.language].uses[use.kind], figures);
}

/** An objection to a model as champion, as a sentence. */
export function objectionSentence(objection: PromotionObjection, format: Format): string {
  return filled(wordsOf[format.language].objections[objection.code], figuresOf(objection, format));
}

function figuresOf(objection: PromotionObjection, format: Format): Readonly<Record<string, string>> {
  switch (objection.code) {
    case 'class-order':
      return { recipe: objection.recipe.join(', '), model: objection.model.join(', ') };
    case 'classes-missing':
    case 'classes-new':
      return { classes: format.list(objection.classNames) };
    case 'gate-failed':
    case 'gate-must-failed':
      return { rules: format.count(objection.rules) };
    case 'gate-not-run':
    case 'gate-must-run':
    case 'retired':
      return {};
    default:
      return objection satisfies never;
  }
}
