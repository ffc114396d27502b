import type { ModelCard } from '../../../preload/contract/models/model.ts';
import type { AutomationLevel, DefectLimits, RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { decidesAlone, isMute } from '../models/mute-model.ts';

/**
 * What a new recipe starts with, given the defaults: with a model, its classes under the limits suggested by its card; without one,
 * people decide. A model whose card says nothing is only logged, and one that must pass a gate first shows people what it sees.
 */
export function startingRecipe(
  defaults: RecipeBody,
  card: ModelCard | null,
  classNames: readonly string[],
  hasGateToPass = false,
): RecipeBody {
  const names = card?.profile.classes ?? classNames;
  return {
    ...defaults,
    modelSha256: card?.sha256 ?? null,
    automationLevel: startingLevel(defaults.automationLevel, card, hasGateToPass),
    defects: names.map((className): DefectLimits => {
      const { rejectAt, clearBelow } = card?.thresholds?.[className] ?? defaults.otherDefects;
      return { className, rejectAt, clearBelow };
    }),
  };
}

function startingLevel(wished: AutomationLevel, card: ModelCard | null, hasGateToPass: boolean): AutomationLevel {
  if (card === null) return 'manual';
  if (!decidesAlone(wished)) return wished;
  if (isMute(card)) return 'shadow';
  return hasGateToPass ? 'assist' : wished;
}
