import { useTranslation } from 'react-i18next';
import type { ModelWarning } from '../../preload/contract/models/model.ts';
import styles from './model-import.module.css';

/** What is odd about a model that can still be run. */
export function ModelWarnings({ warnings }: { readonly warnings: readonly ModelWarning[] }) {
  const { t } = useTranslation();
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings}>
      {warnings.map((warning) => (
        <li key={warning.code} title={warning.message}>
          {t(`model-warning.${warning.code}`)}
        </li>
      ))}
    </ul>
  );
}
