import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../preload/contract/people/person.ts';

type Standing = Pick<Person, 'isActive' | 'isTraining'>;
type Props = { readonly standing: Standing; readonly onChange: (change: Partial<Standing>) => void };

/** Whether a person may sign in, and whether they are in training. */
export function StandingFields({ standing: { isActive, isTraining }, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Switch
        label={t('person.active')}
        description={t('person.active-hint')}
        checked={isActive}
        onChange={(event) => onChange({ isActive: event.currentTarget.checked })}
      />
      <Switch
        label={t('person.training')}
        description={t('person.training-hint')}
        checked={isTraining}
        onChange={(event) => onChange({ isTraining: event.currentTarget.checked })}
      />
    </>
  );
}
