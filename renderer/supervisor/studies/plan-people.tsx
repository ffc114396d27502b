import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import styles from './studies.module.css';

type Props = { readonly people: readonly PersonId[]; readonly onChange: (people: readonly PersonId[]) => void };

/** Who takes part: anyone except the planner, who knows the answers. */
export function PlanPeople({ people, onChange }: Props) {
  const { t } = useTranslation();
  const me = useSession().person;
  const known = useOperation('person.list', {}).data ?? [];
  return (
    <fieldset className={styles.people}>
      <legend>{t('study.people')}</legend>
      <p className={styles.hint}>{t('study.people-hint')}</p>
      {known
        .filter(({ id, isActive }) => isActive && id !== me?.id)
        .map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={people.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onChange(checked ? [...people, id] : people.filter((one) => one !== id))
            }
          />
        ))}
    </fieldset>
  );
}
