import { Select } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FormPage } from '../form-page.tsx';
import { NewRecipe } from './new-recipe.tsx';
import { RecipeEditor } from './recipe-editor.tsx';

/** How parts are judged, one recipe at a time. */
export function RecipePage() {
  const { t } = useTranslation();
  const recipes = useOperation('recipe.list', {});
  const current = useOperation('station.status', {}).data?.recipe?.id;
  const [chosen, choose] = useState<RecipeId | null>(null);
  const show = (all: readonly Recipe[]) => all.find((recipe) => recipe.id === (chosen ?? current)) ?? all[0];
  return (
    <FormPage
      title={t('settings.recipe')}
      lead={t('recipe.lead')}
      action={<NewRecipe onMade={(recipe) => choose(recipe.id)} />}
    >
      <Loaded query={recipes} height="24rem">
        {(all) => {
          const recipe = show(all);
          if (recipe === undefined) return <Empty Icon={IconChecklist} title={t('recipe.none')} />;
          return (
            <>
              {all.length > 1 && (
                <Select
                  mt="md"
                  label={t('recipe.which')}
                  allowDeselect={false}
                  data={all.map(({ id, name, version }) => ({
                    value: String(id),
                    label: t('shell.recipe-version', { name, version }),
                  }))}
                  value={String(recipe.id)}
                  onChange={(id) => choose(all.find((one) => String(one.id) === id)?.id ?? null)}
                />
              )}
              <RecipeEditor key={recipe.id} newest={recipe} />
            </>
          );
        }}
      </Loaded>
    </FormPage>
  );
}
