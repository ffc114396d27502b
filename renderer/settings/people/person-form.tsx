import { Button, PasswordInput, Radio, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, personSchema, pinSchema } from '../../../preload/contract/people/person.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { FieldRow } from '../form-page.tsx';
import styles from './people.module.css';

const roles = personSchema.shape.role.options;

/** A new person, or changes to one; an empty PIN leaves the old one as it is. */
export function PersonForm({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Person['role']>(person?.role ?? 'operator');
  const [isActive, setActive] = useState(person?.isActive ?? true);
  const [isTraining, setTraining] = useState(person?.isTraining ?? false);
  const [pin, setPin] = useState('');
  const add = useCommand('person.add', ['person.list']);
  const alter = useCommand('person.change', ['person.list']);
  const isPin = pinSchema.safeParse(pin).success;
  const mayKeepPin = person !== null && pin === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person === null) add.mutate({ name, role, pin }, { onSuccess: onClose });
    else
      alter.mutate(
        { id: person.id, name, role, isActive, isTraining, ...(pin !== '' && { pin }) },
        { onSuccess: onClose },
      );
  };
  const error = add.error ?? alter.error;
  return (
    <form className={styles.form} onSubmit={submit}>
      <FieldRow>
        <TextInput
          label={t('person.name')}
          maxLength={60}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={person === null ? t('person.pin') : t('person.pin-new')}
          description={person === null ? t('person.pin-hint') : t('person.pin-keep')}
          inputMode="numeric"
          autoComplete="new-password"
          value={pin}
          error={pin !== '' && !isPin && t('person.pin-invalid')}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
      </FieldRow>
      <Radio.Group
        label={t('person.role')}
        value={role}
        onChange={(value) => setRole(personSchema.shape.role.parse(value))}
      >
        {roles.map((value) => (
          <Radio key={value} value={value} label={t(`role.${value}`)} description={t(`person.role-${value}`)} />
        ))}
      </Radio.Group>
      {person !== null && (
        <Switch
          label={t('person.active')}
          description={t('person.active-hint')}
          checked={isActive}
          onChange={(event) => setActive(event.currentTarget.checked)}
        />
      )}
      {person !== null && (
        <Switch
          label={t('person.training')}
          description={t('person.training-hint')}
          checked={isTraining}
          onChange={(event) => setTraining(event.currentTarget.checked)}
        />
      )}
      {error !== null && <FaultNotice error={error} />}
      <div className={styles.buttons}>
        <Button
          type="submit"
          loading={add.isPending || alter.isPending}
          disabled={name.trim() === '' || !(isPin || mayKeepPin)}
        >
          {person === null ? t('person.add') : t('common.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
