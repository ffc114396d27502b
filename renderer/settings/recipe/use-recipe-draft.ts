import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Recipe, type RecipeBody, recipeBodySchema } from '../../../preload/contract/station/recipe.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { recipeChanges } from './changes/recipe-diff.ts';

type Draft = RecipeBody & { readonly name: string };

/** The next version of a recipe while it is edited: its changes and their reason, whether it can be saved, saving it. */
export function useRecipeDraft(newest: Recipe) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const { draft, change, reset } = useDraft<Draft>({ ...newest.body, name: newest.name });
  const [comment, setComment] = useState('');
  const command = useCommand('recipe.change');
  const { name, ...body } = draft;
  const discard = () => {
    reset();
    setComment('');
    command.reset();
  };
  const save = () =>
    command.mutate(
      { id: newest.id, basedOn: newest.version, name, body, comment },
      {
        onSuccess: ({ version }) => {
          discard();
          toasts.done(t('recipe.saved', { version }));
        },
      },
    );
  return {
    draft,
    change,
    changes: recipeChanges({ name: newest.name, body: newest.body }, { name, body }),
    comment,
    setComment,
    /** Why it cannot be saved as it is; null: it can. */
    lack:
      name.trim() === ''
        ? ('recipe.name-missing' as const)
        : recipeBodySchema.safeParse(body).success
          ? null
          : ('settings.out-of-range' as const),
    isBusy: command.isPending,
    error: command.error,
    save,
    discard,
  };
}
