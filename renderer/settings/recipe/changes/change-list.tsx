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
    <div className={styles.changes}>
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
    </div>
  );
}
