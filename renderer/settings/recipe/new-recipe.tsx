import { Button, Popover, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_RECIPE_BODY, type Recipe } from '../../../preload/contract/station/recipe.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** A further product: its recipe starts from the defaults. */
export function NewRecipe({ onMade }: { readonly onMade: (recipe: Recipe) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const add = useCommand('recipe.add');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { name, body: DEFAULT_RECIPE_BODY },
      {
        onSuccess: (recipe) => {
          setOpen(false);
          setName('');
          onMade(recipe);
        },
      },
    );
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconPlus size="1.1rem" />} onClick={() => setOpen(!isOpen)}>
          {t('recipe.add')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit} style={{ display: 'flex', flexDirection: 'column', gap: '0.75rem' }}>
          <TextInput
            label={t('recipe.name')}
            description={t('recipe.name-hint')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {add.isError && <FaultNotice error={add.error} />}
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
            {t('recipe.add')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
