import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../../preload/contract/models/model.ts';
import { useFormat } from '../../../ui/words/use-format.ts';
import styles from '../recipe.module.css';
import { changeWords } from './change-words.ts';
import type { RecipeChange } from './recipe-diff.ts';

type Props = { readonly changes: readonly RecipeChange[]; readonly models: readonly ModelSummary[] };

/** From what to what, one line each. */
export function ChangeList({ changes, models }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    // It scrolls when much has changed, and the keyboard must reach what is below.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.changes} tabIndex={0} aria-label={t('recipe.what-changes')}>
      {changes.map((change) => {
        const { what, before, after } = changeWords(change, t, format, models);
        return (
          <div key={what} className={styles.change}>
            <span>{what}</span>
            <span className={styles.before}>{before}</span>
            <IconArrowRight size="1rem" aria-label={t('recipe.becomes')} />
            <span>{after}</span>
          </div>
        );
      })}
    </section>
  );
}
