import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { NumberField } from '../../ui/controls/number-field.tsx';
import type { Plan } from './plan.ts';
import styles from './studies.module.css';

type Props = {
  readonly plan: Plan;
  readonly recipes: readonly Recipe[];
  readonly onChange: (change: Partial<Plan>) => void;
};

/** Name, recipe, rounds and pause of a study. */
export function PlanFields({ plan: { name, recipeId, rounds, pauseMinutes }, recipes, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.fields}>
      <TextInput
        label={t('study.name')}
        value={name}
        maxLength={80}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <Select
        label={t('study.recipe')}
        value={recipeId === null ? null : String(recipeId)}
        data={recipes.map((recipe) => ({ value: String(recipe.id), label: recipe.name }))}
        allowDeselect={false}
        onChange={(value) => onChange({ recipeId: recipeIdSchema.parse(Number(value)), parts: [] })}
      />
      <NumberField
        label={t('study.rounds')}
        description={t('study.rounds-hint')}
        value={rounds}
        min={2}
        max={5}
        allowDecimal={false}
        onChange={(next) => onChange({ rounds: next })}
      />
      <NumberField
        label={t('study.pause-minutes')}
        description={t('study.pause-hint')}
        value={pauseMinutes}
        min={0}
        max={10_080}
        allowDecimal={false}
        onChange={(next) => onChange({ pauseMinutes: next })}
      />
    </div>
  );
}
