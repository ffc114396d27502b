import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import { pinSchema } from '../../preload/contract/people/person.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useCommand, useOperation } from '../ui/engine/use-operation.ts';
import styles from './first-run.module.css';

/** Offered once, while there are no people: from then on only an engineer can change settings. */
export function FirstEngineer() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const people = useOperation('person.list', {}).data;
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  // Whoever creates the first engineer is signed in as them by the same answer.
  const add = useCommand('person.add-first');
  const isPin = pinSchema.safeParse(pin).success;
  const isSame = pin === again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ name, pin }, { onSuccess: () => navigate('/') });
  };
  if (people !== undefined && people.length > 0 && add.isIdle) return <Redirect to="/" replace />;
  return (
    <div className={styles.narrow}>
      <h1 className={styles.title}>{t('first-engineer.title')}</h1>
      <p className={styles.lead}>{t('first-engineer.lead')}</p>
      <form onSubmit={submit}>
        <TextInput
          label={t('person.name')}
          maxLength={60}
          required
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PinField
          label={t('person.pin')}
          hint={t('person.pin-hint')}
          value={pin}
          trouble={isPin ? null : t('person.pin-invalid')}
          onChange={setPin}
        />
        <PinField
          label={t('person.pin-again')}
          value={again}
          trouble={isSame ? null : t('person.pin-differs')}
          onChange={setAgain}
        />
        {add.isError && <FaultNotice error={add.error} />}
        <div className={styles.end}>
          <Button type="submit" loading={add.isPending} disabled={name.trim() === '' || !isPin || !isSame}>
            {t('first-engineer.create')}
          </Button>
          <Button variant="default" onClick={() => navigate('/')}>
            {t('first-engineer.later')}
          </Button>
        </div>
      </form>
    </div>
  );
}

type PinFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** What is wrong with it; shown once something is typed. */
  readonly trouble: string | null;
  readonly onChange: (pin: string) => void;
};

function PinField({ label, hint, value, trouble, onChange }: PinFieldProps) {
  return (
    <PasswordInput
      label={label}
      description={hint}
      inputMode="numeric"
      autoComplete="new-password"
      required
      value={value}
      error={value !== '' && trouble}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
