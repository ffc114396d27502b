import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation } from 'wouter';
import type { Person } from '../../preload/contract/people/person.ts';
import { Empty } from '../ui/controls/empty.tsx';
import { Loaded } from '../ui/controls/loaded.tsx';
import { useOperation } from '../ui/engine/use-operation.ts';
import { PersonList } from './person-list.tsx';
import { PinPad } from './pin-pad.tsx';
import styles from './sign-in.module.css';

/** Pick yourself, type your PIN. The line screen follows, unless another one is given. */
export function SignIn({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const people = useOperation('person.list', {});
  const [chosen, choose] = useState<Person | null>(null);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t('sign-in.title')}</h1>
      <Loaded query={people} height="20rem">
        {(all) => {
          const active = all.filter((person) => person.isActive);
          if (all.length === 0) return <Redirect to="/first-engineer" replace />;
          if (active.length === 0) return <Empty Icon={IconUserQuestion} title={t('sign-in.nobody')} />;
          return (
            <div className={styles.columns}>
              <PersonList people={active} chosen={chosen} onChoose={choose} />
              {chosen === null ? (
                <p className={styles.hint}>{t('sign-in.choose')}</p>
              ) : (
                <PinPad key={chosen.id} person={chosen} onSignedIn={onSignedIn ?? (() => navigate('/'))} />
              )}
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
