import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useCommand, useOperation } from '../../ui/engine/use-operation.ts';
import { draftOf, lackOf, NEW_PLAN, type Plan, withSuggested } from './plan.ts';

/** A study being planned: its entries, suggested parts, what is missing, and starting it. */
export function usePlan(onBegun: () => void) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const [entered, setEntered] = useState<Plan>(NEW_PLAN);
  const suggestion = useToldCommand('study.suggest');
  const begin = useCommand('study.plan');
  const recipeId = entered.recipeId ?? recipes[0]?.id ?? null;
  const plan: Plan = { ...entered, recipeId };
  const draft = draftOf(plan);
  return {
    plan,
    change: (patch: Partial<Plan>) => setEntered((before) => ({ ...before, ...patch })),
    recipes,
    suggestion,
    suggest:
      recipeId === null
        ? null
        : () =>
            suggestion.mutate(
              { recipeId, count: plan.count },
              { onSuccess: (found) => setEntered((before) => withSuggested(before, found)) },
            ),
    lack: lackOf(plan),
    begin,
    /** Null while something is missing. */
    beginIt:
      draft === null
        ? null
        : () =>
            begin.mutate(draft, {
              onSuccess: () => {
                toasts.done(t('study.begun'));
                onBegun();
              },
            }),
  };
}
