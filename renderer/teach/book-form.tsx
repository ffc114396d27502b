import { Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bookRoleSchema } from '../../preload/contract/people/book.ts';
import type { InspectionId, RecipeId } from '../../preload/contract/values/units.ts';
import { FormEnd } from '../ui/controls/form-end.tsx';
import { useToasts } from '../ui/controls/toasts.tsx';
import { useCommand } from '../ui/engine/use-operation.ts';
import { useRecipeClasses } from './use-recipe-classes.ts';

type Props = {
  readonly inspectionId: InspectionId;
  readonly recipeId: RecipeId;
  readonly suggested: string | null;
  readonly onClose: () => void;
};

const roles = bookRoleSchema.exclude(['good']);

/** Which class a part is an example of, and what kind of example. */
export function BookForm({ inspectionId, recipeId, suggested, onClose }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const classes = useRecipeClasses(recipeId);
  const [className, setClassName] = useState<string | null>(suggested);
  const [role, setRole] = useState<(typeof roles)['options'][number]>('counts');
  const [caption, setCaption] = useState('');
  const add = useCommand('book.add-picture');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (className === null) return;
    add.mutate(
      { inspectionId, recipeId, className, role, caption },
      {
        onSuccess: () => {
          toasts.done(t('book.put-done'));
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label={t('book.of')}
          data={[...new Set([...classes, ...(suggested === null ? [] : [suggested])])]}
          value={className}
          onChange={setClassName}
        />
        <Select
          label={t('book.as')}
          allowDeselect={false}
          data={roles.options.map((value) => ({ value, label: t(`book.role.${value}`) }))}
          value={role}
          onChange={(value) => setRole(roles.parse(value))}
        />
        <TextInput
          label={t('book.caption')}
          maxLength={300}
          value={caption}
          onChange={({ currentTarget }) => setCaption(currentTarget.value)}
        />
        <FormEnd command={add} label={t('book.put')} isReady={className !== null} onClose={onClose} />
      </Stack>
    </form>
  );
}
