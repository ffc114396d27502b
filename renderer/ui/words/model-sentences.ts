import type { TFunction } from 'i18next';
import type { ModelUse, PromotionObjection } from '../../../preload/contract/models/model-objection.ts';
import type { Format } from './format.ts';

/** Why a model cannot be removed, as a clause. */
export function modelUseClause(use: ModelUse, t: TFunction, format: Format): string {
  return 'count' in use
    ? t(`models.use.${use.kind}`, { parts: format.count(use.count) })
    : t(`models.use.${use.kind}`, { recipe: use.recipeName });
}

/** An objection to a model as champion, as a sentence. */
export function objectionSentence(objection: PromotionObjection, t: TFunction, format: Format): string {
  switch (objection.code) {
    case 'class-order':
      return t('models.objection.class-order', {
        recipe: objection.recipe.join(', '),
        model: objection.model.join(', '),
      });
    case 'classes-missing':
    case 'classes-new':
      return t(`models.objection.${objection.code}`, { classes: format.list(objection.classNames) });
    case 'gate-failed':
    case 'gate-must-failed':
      return t(`models.objection.${objection.code}`, { rules: format.count(objection.rules) });
    case 'gate-not-run':
    case 'gate-must-run':
    case 'retired':
      return t(`models.objection.${objection.code}`);
    default:
      return objection satisfies never;
  }
}
