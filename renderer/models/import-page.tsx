import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ModelImport } from '../model-import/model-import.tsx';
import type { DroppedFile } from '../model-import/use-model-import.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useToasts } from '../ui/controls/toasts.tsx';
import styles from './models.module.css';

type Props = {
  readonly dropped: DroppedFile | null;
  /** Why the dropped file cannot be imported. */
  readonly trouble: Error | null;
};

/** Imports a model file and opens the new model. */
export function ImportPage({ dropped, trouble }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [, navigate] = useLocation();
  return (
    <section className={styles.detail}>
      <h1 className={styles.title}>{t('model.import-title')}</h1>
      <p className={styles.lead}>
        {t('model.lead')} {t('model.import-hint')}
      </p>
      {trouble !== null && <FaultNotice error={trouble} />}
      <ModelImport
        dropped={dropped}
        onImported={({ sha256, family, version }) => {
          toasts.done(t('model.imported', { name: `${family} ${version}` }));
          navigate(`/models/${sha256}`);
        }}
      />
    </section>
  );
}
