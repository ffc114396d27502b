import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useIsLate } from '../ui/time/use-is-late.ts';
import styles from './starting.module.css';

/** Shown until the engine first reports. */
export function Starting({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useTranslation();
  const isLate = useIsLate(true);
  if (error !== null) {
    return (
      <main className={styles.page}>
        <FaultNotice error={error} onRetry={retry} />
      </main>
    );
  }
  return (
    <main className={styles.page} aria-busy>
      {isLate && (
        <>
          <Loader size="lg" />
          <p className={styles.text}>{t('starting.text')}</p>
        </>
      )}
    </main>
  );
}
