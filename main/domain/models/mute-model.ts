import type { ModelCard } from '../../../preload/contract/models/model.ts';
import type { AutomationLevel } from '../../../preload/contract/station/recipe.ts';

/** Whether parts pass at this level without a person having looked. */
export function decidesAlone(level: AutomationLevel): boolean {
  switch (level) {
    case 'manual':
    case 'shadow':
    case 'assist':
      return false;
    case 'partial':
    case 'full':
      return true;
    default:
      return level satisfies never;
  }
}

/** Whether the model gave the same answer to every image it was tried on. To such a model every part is clear, or none is. */
export function isMute({ warnings }: Pick<ModelCard, 'warnings'>): boolean {
  return warnings.some(({ code }) => code === 'scores-all-zero' || code === 'answer-constant');
}
