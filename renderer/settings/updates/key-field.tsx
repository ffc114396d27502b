import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Updates } from '../../../preload/contract/station/updates.ts';
import { FormGroup } from '../form-page.tsx';
import styles from './updates.module.css';

type Props = {
  /** The key that is trusted now. */
  readonly current: Updates['key'];
  readonly publicKey: string;
  readonly onChange: (publicKey: string) => void;
};

/** The trusted key, and a field to replace it. */
export function KeyField({ current, publicKey, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <FormGroup title={t('updates.key')} hint={t('updates.key-hint')}>
      <p className={styles.text}>
        {current === null ? t('updates.key-none') : t(`updates.key-${current.from}`)}
        {current !== null && <code className={styles.fingerprint}>{current.fingerprint}</code>}
      </p>
      <Textarea
        label={t(current === null ? 'updates.key-first' : 'updates.key-field')}
        description={t('updates.key-field-hint')}
        classNames={{ input: styles.key ?? '' }}
        spellCheck={false}
        maxLength={2000}
        value={publicKey}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FormGroup>
  );
}
