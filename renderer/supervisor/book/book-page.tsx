import { SegmentedControl } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { bookAddress, bookClasses, goodPart } from '../../book/book-pictures.ts';
import { MarkedPicture } from '../../book/marked-picture.tsx';
import { useRecipeClasses } from '../../teach/use-recipe-classes.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import peopleStyles from '../people/people-page.module.css';
import pageStyles from '../supervisor-page.module.css';
import styles from './book-page.module.css';
import { ClassEditor } from './class-editor.tsx';

/** Where the defect book of each recipe is written. */
export function BookPage() {
  const { t } = useTranslation();
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const [chosen, choose] = useState<RecipeId | null>(null);
  const recipeId = chosen ?? recipes[0]?.id;
  return (
    <div className={pageStyles.page}>
      <h1 className={pageStyles.title}>{t('book.title')}</h1>
      <p className={peopleStyles.lead}>{t('book.lead')}</p>
      {recipes.length > 1 && (
        <SegmentedControl
          aria-label={t('book.recipe')}
          value={String(recipeId)}
          onChange={(id) => choose(recipes.find((recipe) => String(recipe.id) === id)?.id ?? null)}
          data={recipes.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      {recipeId === undefined ? (
        <Empty Icon={IconChecklist} title={t('book.no-recipe')}>
          {t('book.no-recipe-text')}
        </Empty>
      ) : (
        <RecipeBook key={recipeId} recipeId={recipeId} />
      )}
    </div>
  );
}

function RecipeBook({ recipeId }: { readonly recipeId: RecipeId }) {
  const { t } = useTranslation();
  const book = useOperation('book.read', { recipeId });
  const classes = useRecipeClasses(recipeId);
  return (
    <Loaded query={book} height="20rem">
      {(read) => {
        const good = goodPart(read);
        const names = bookClasses(classes, read);
        return (
          <>
            <p className={peopleStyles.dim}>{t('book.add-hint')}</p>
            {names.length === 0 && <p>{t('book.no-classes')}</p>}
            {names.map((name) => (
              <ClassEditor key={name} book={read} className={name} />
            ))}
            <section className={styles.good}>
              <h2 className={peopleStyles.heading}>{t('book.role.good')}</h2>
              {good === null ? (
                <p className={peopleStyles.dim}>{t('book.no-good-text')}</p>
              ) : (
                <div className={styles.goodPicture}>
                  <MarkedPicture {...good} address={bookAddress(good.id)} boxes={[]} alt={t('book.role.good')} />
                </div>
              )}
            </section>
          </>
        );
      }}
    </Loaded>
  );
}
