import { useState } from 'react';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import { type ObjectionCode, stands } from '../../../preload/contract/models/model-objection.ts';
import type { Input } from '../../../preload/contract/operations/operations.ts';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { isReason } from './is-reason.ts';

export type TakenLimits = Input<'model.promote'>['limits'];

/** A promotion being prepared: the recipe, the objections, those that are overridden, and the reason. */
export function usePromotion({ sha256 }: ModelSummary, onPromoted: () => void) {
  const [recipeId, setRecipeId] = useState<string | null>(null);
  const [despite, setDespite] = useState<readonly ObjectionCode[]>([]);
  const [limits, setLimits] = useState<TakenLimits>('keep');
  const [reason, setReason] = useState('');
  const recipes = (useOperation('recipe.list', {}).data ?? []).filter(({ body }) => body.modelSha256 !== sha256);
  const recipe = recipes.find(({ id }) => String(id) === recipeId) ?? recipes[0] ?? null;
  const objections = useOperation(
    'model.objections',
    { recipeId: recipe?.id ?? (1 as never), sha256 },
    { isEnabled: recipe !== null },
  );
  const command = useCommand('model.promote');
  const promote = () => {
    if (recipe === null) return;
    command.mutate(
      { recipeId: recipe.id, basedOn: recipe.version, sha256, reason, despite: [...despite], limits },
      { onSuccess: onPromoted },
    );
  };
  return {
    recipes,
    /** Null if this model is already the champion of every recipe. */
    recipe,
    chooseRecipe: (id: string | null) => {
      setRecipeId(id);
      setDespite([]);
    },
    objections,
    despite,
    setAside: (code: ObjectionCode, isAside: boolean) =>
      setDespite(isAside ? [...despite, code] : despite.filter((each) => each !== code)),
    limits,
    setLimits,
    reason,
    setReason,
    isReady: objections.data?.every(({ code }) => !stands(code, despite)) === true && isReason(reason),
    promote,
    command,
  };
}
