import { Button } from '@mantine/core';
import { IconBriefcase, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Route, Switch, useLocation } from 'wouter';
import type { ContainmentCase } from '../../../preload/contract/parts/containment.ts';
import { caseIdSchema } from '../../../preload/contract/values/units.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import pageStyles from '../supervisor-page.module.css';
import { CaseSheet } from './case-sheet.tsx';
import styles from './cases.module.css';
import { OpenCase } from './open-case.tsx';
import { scopeOfPath, scopeWords } from './scope-words.ts';

/** Cases: the list, a new one, and one with its parts. */
export function CasesPage() {
  return (
    <Switch>
      <Route path="/supervisor/cases/new/:kind?/:first?/:second?">
        {({ kind, first, second }) => <OpenCase scope={scopeOfPath(kind ?? '', first ?? '', second ?? '')} />}
      </Route>
      <Route path="/supervisor/cases/:id">
        {({ id }) => {
          const known = caseIdSchema.safeParse(Number(id)).data;
          return known === undefined ? <Cases /> : <CaseSheet key={known} id={known} />;
        }}
      </Route>
      <Route component={Cases} />
    </Switch>
  );
}

function Cases() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const list = useOperation('case.list', {});
  return (
    <div className={pageStyles.page}>
      <div className={styles.head}>
        <h1 className={pageStyles.title}>{t('supervisor.section.cases')}</h1>
        <Button leftSection={<IconPlus size="1.1rem" />} onClick={() => navigate('/supervisor/cases/new')}>
          {t('case.open-span')}
        </Button>
      </div>
      <p className={styles.lead}>{t('case.lead')}</p>
      <Loaded query={list} height="12rem">
        {(cases) =>
          cases.length === 0 ? (
            <Empty Icon={IconBriefcase} title={t('case.none')}>
              {t('case.none-text')}
            </Empty>
          ) : (
            cases.map((each) => <CaseCard key={each.id} one={each} />)
          )
        }
      </Loaded>
    </div>
  );
}

function CaseCard({ one }: { readonly one: ContainmentCase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, reason, state, counts, openedBy, openedAt } = one;
  const title = t('case.title', { id, scope: scopeWords(one, t, format) });
  return (
    <Link href={`/supervisor/cases/${id}`} className={styles.card} data-state={state}>
      <span className={styles.cardHead}>
        <strong>{title}</strong>
        <span className={styles.state}>{t(`case.state.${state}`)}</span>
      </span>
      <span>{reason}</span>
      <span className={styles.dim}>
        {t('case.opened-by', { name: openedBy, at: format.moment(openedAt) })} · {t('case.count.parts')}{' '}
        {format.count(counts.parts)} · {t('case.count.open')} {format.count(counts.open)} · {t('case.count.recalled')}{' '}
        {format.count(counts.recalled)}
      </span>
    </Link>
  );
}
