import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../../preload/contract/models/model.ts';
import { ChangeList } from './change-list.tsx';
import type { RecipeChange } from './recipe-diff.ts';

type Props = {
  readonly changes: readonly RecipeChange[];
  readonly models: readonly ModelSummary[];
  readonly comment: string;
  readonly onComment: (comment: string) => void;
};

/** What saving would change, and why. */
export function RecipeChanges({ changes, models, comment, onComment }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{t('recipe.changes', { count: changes.length })}</strong>
      <ChangeList changes={changes} models={models} />
      <Textarea
        label={t('recipe.comment')}
        description={t('recipe.comment-hint')}
        autosize
        minRows={1}
        maxRows={3}
        maxLength={500}
        value={comment}
        onChange={(event) => onComment(event.currentTarget.value)}
      />
    </>
  );
}
