import { Button } from '@mantine/core';
import { IconExclamationCircle, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { faultOf } from '../engine/lupa.ts';
import { useFormat } from '../words/use-format.ts';
import styles from './fault-notice.module.css';

type Props = { readonly error: unknown; readonly onRetry?: (() => void) | undefined };

/** A fault, shown where it happened as a sentence, with a button to try again if possible. */
export function FaultNotice({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.notice} role="alert">
      <IconExclamationCircle size="1.5rem" className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{faultSentence(faultOf(error), format)}</p>
      {onRetry !== undefined && (
        <Button variant="default" leftSection={<IconRefresh size="1.1rem" />} onClick={onRetry}>
          {t('common.try-again')}
        </Button>
      )}
    </div>
  );
}
