import { MultiSelect, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecipeId } from '../../preload/contract/values/units.ts';
import { useRecipeClasses } from './use-recipe-classes.ts';

/** The answer for a part; `isBad` is null until there is one. */
export type StatedAnswer = { readonly isBad: boolean | null; readonly classNames: readonly string[] };

type Props = {
  readonly recipeId: RecipeId;
  readonly answer: StatedAnswer;
  readonly onChange: (answer: StatedAnswer) => void;
};

/** Good or bad, and which defect classes. */
export function AnswerFields({ recipeId, answer, onChange }: Props) {
  const { t } = useTranslation();
  const classes = useRecipeClasses(recipeId);
  const { isBad, classNames } = answer;
  const value = isBad === null ? '' : isBad ? 'bad' : 'good';
  return (
    <>
      <SegmentedControl
        size="md"
        aria-label={t('challenge.answer')}
        value={value}
        onChange={(chosen) => onChange({ isBad: chosen === 'bad', classNames: chosen === 'bad' ? classNames : [] })}
        data={(['good', 'bad'] as const).map((kind) => ({ value: kind, label: t(`challenge.${kind}`) }))}
      />
      {isBad === true && (
        <MultiSelect
          label={t('adjudication.classes')}
          data={[...new Set([...classes, ...classNames])]}
          value={[...classNames]}
          onChange={(chosen) => onChange({ ...answer, classNames: chosen })}
        />
      )}
    </>
  );
}
