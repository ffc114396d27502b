import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { type RecipeId, recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { ReasonForm } from './reason-form.tsx';

type Props = {
  /** The recipes it can run in shadow for. */
  readonly free: readonly Recipe[];
  readonly onBegin: (recipeId: RecipeId, reason: string) => void;
};

/** Which recipe a challenger is to run in shadow for, and why. */
export function BeginShadow({ free, onBegin }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<RecipeId | null>(null);
  const recipe = free.find(({ id }) => id === chosen) ?? free[0];
  if (recipe === undefined) return null;
  return (
    <>
      <Select
        label={t('compare.beside')}
        allowDeselect={false}
        value={String(recipe.id)}
        onChange={(id) => choose(recipeIdSchema.parse(Number(id)))}
        data={free.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <ReasonForm
        label={t('compare.why')}
        action={t('compare.begin')}
        onGiven={(reason) => onBegin(recipe.id, reason)}
      />
    </>
  );
}
