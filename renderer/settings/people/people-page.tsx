import { Button } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { PersonId } from '../../../preload/contract/values/units.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FormPage } from '../form-page.tsx';
import styles from './people.module.css';
import { PersonForm } from './person-form.tsx';
import { RefusedSignIns } from './refused-sign-ins.tsx';

/** Who may do what at this station. */
export function PeoplePage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const people = useOperation('person.list', {});
  const [open, setOpen] = useState<PersonId | 'new' | null>(null);
  const close = () => setOpen(null);
  const isNobodyYet = people.data?.length === 0;
  const add = (
    <Button
      leftSection={<IconPlus size="1.1rem" />}
      onClick={() => (isNobodyYet ? navigate('/first-engineer') : setOpen('new'))}
    >
      {isNobodyYet ? t('person.add-first') : t('person.add')}
    </Button>
  );
  return (
    <FormPage title={t('settings.people')} lead={t('person.lead')} action={open === 'new' || isNobodyYet ? null : add}>
      {open === 'new' && <PersonForm person={null} onClose={close} />}
      <Loaded query={people} height="12rem">
        {(all) =>
          all.length === 0 ? (
            <Empty Icon={IconUsers} title={t('person.none')} action={add}>
              {t('person.none-text')}
            </Empty>
          ) : (
            all.map((person) =>
              open === person.id ? (
                <PersonForm key={person.id} person={person} onClose={close} />
              ) : (
                <article key={person.id} className={styles.person} data-active={person.isActive}>
                  <div className={styles.who}>
                    <h2 className={styles.name} title={person.name}>
                      {person.name}
                    </h2>
                    <span className={styles.dim}>
                      {t(`role.${person.role}`)}
                      {!person.isActive && ` · ${t('person.inactive')}`}
                      {person.isTraining && ` · ${t('person.in-training')}`}
                    </span>
                  </div>
                  <Button variant="default" onClick={() => setOpen(person.id)}>
                    {t('common.edit')}
                  </Button>
                </article>
              ),
            )
          )
        }
      </Loaded>
      {!isNobodyYet && <RefusedSignIns />}
    </FormPage>
  );
}
