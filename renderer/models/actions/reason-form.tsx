import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import styles from '../models.module.css';
import { isReason } from './is-reason.ts';
import { ReasonField } from './reason-field.tsx';

type Props = { readonly label: string; readonly action: string; readonly onGiven: (reason: string) => void };

/** Asks for a reason before an action that the history records. */
export function ReasonForm({ label, action, onGiven }: Props) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGiven(reason);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <ReasonField label={label} reason={reason} onChange={setReason} />
      <div>
        <Button type="submit" disabled={!isReason(reason)}>
          {action}
        </Button>
      </div>
    </form>
  );
}
