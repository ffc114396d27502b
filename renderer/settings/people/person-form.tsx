import { PasswordInput, Radio, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, personSchema, pinSchema } from '../../../preload/contract/people/person.ts';
import { FormEnd } from '../../ui/controls/form-end.tsx';
import { useDraft } from '../../ui/controls/use-draft.ts';
import { FieldRow } from '../form-page.tsx';
import styles from './people.module.css';
import { StandingFields } from './standing-fields.tsx';
import { type PersonDraft, useSavePerson } from './use-save-person.ts';

const roles = personSchema.shape.role.options;
const newPerson: PersonDraft = { name: '', role: 'operator', isActive: true, isTraining: false, pin: '' };

/** A new person, or changes to one; an empty PIN leaves the old one as it is. */
export function PersonForm({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { draft, change } = useDraft<PersonDraft>(person === null ? newPerson : draftOf(person));
  const saving = useSavePerson(person, onClose);
  const isPin = pinSchema.safeParse(draft.pin).success;
  const mayKeepPin = person !== null && draft.pin === '';
  const noPin = person === null && draft.pin === '';
  const lack = draft.name.trim() === '' ? 'person.name-missing' : noPin ? 'person.pin-missing' : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.save(draft);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <FieldRow>
        <TextInput
          label={t('person.name')}
          maxLength={60}
          required
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <PasswordInput
          label={person === null ? t('person.pin') : t('person.pin-new')}
          description={person === null ? t('person.pin-hint') : t('person.pin-keep')}
          inputMode="numeric"
          autoComplete="new-password"
          value={draft.pin}
          error={draft.pin !== '' && !isPin && t('person.pin-invalid')}
          onChange={(event) => change({ pin: event.currentTarget.value })}
        />
      </FieldRow>
      <Radio.Group
        label={t('person.role')}
        value={draft.role}
        onChange={(value) => change({ role: personSchema.shape.role.parse(value) })}
      >
        {roles.map((value) => (
          <Radio key={value} value={value} label={t(`role.${value}`)} description={t(`person.role-${value}`)} />
        ))}
      </Radio.Group>
      {person !== null && <StandingFields standing={draft} onChange={change} />}
      <FormEnd
        command={saving}
        label={person === null ? t('person.add') : t('common.save')}
        isReady={isPin || mayKeepPin}
        lack={lack === null ? null : t(lack)}
        onClose={onClose}
      />
    </form>
  );
}

function draftOf({ name, role, isActive, isTraining }: Person): PersonDraft {
  return { name, role, isActive, isTraining, pin: '' };
}
