import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../models.module.css';
import { isReason } from './is-reason.ts';

type Props = { readonly label: string; readonly action: string; readonly onGiven: (reason: string) => void };

/** Asks why before something is done that stands in the history. */
export function ReasonForm({ label, action, onGiven }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGiven(reason);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Textarea
        label={label}
        description={t('models.reason-hint')}
        autosize
        maxLength={500}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" disabled={!isReason(reason)}>
          {action}
        </Button>
      </div>
    </form>
  );
}
