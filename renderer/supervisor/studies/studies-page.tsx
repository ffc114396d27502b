import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from 'wouter';
import { studyIdSchema } from '../../../preload/contract/people/study.ts';
import peopleStyles from '../people/people-page.module.css';
import pageStyles from '../supervisor-page.module.css';
import { PlanForm } from './plan-form.tsx';
import styles from './studies.module.css';
import { StudyList } from './study-list.tsx';
import { StudyReport } from './study-report.tsx';

/** Attribute agreement studies: the list, a new study, and the report of one. */
export function StudiesPage() {
  return (
    <Switch>
      <Route path="/supervisor/studies/:id">
        {({ id }) => {
          const study = studyIdSchema.safeParse(Number(id)).data;
          return study === undefined ? <Studies /> : <StudyReport id={study} />;
        }}
      </Route>
      <Route component={Studies} />
    </Switch>
  );
}

function Studies() {
  const { t } = useTranslation();
  const [isPlanning, plan] = useState(false);
  return (
    <div className={pageStyles.page}>
      <div className={styles.head}>
        <h1 className={pageStyles.title}>{t('supervisor.section.studies')}</h1>
        {!isPlanning && (
          <Button leftSection={<IconPlus size="1.1rem" />} onClick={() => plan(true)}>
            {t('study.plan')}
          </Button>
        )}
      </div>
      <p className={peopleStyles.lead}>{t('study.lead')}</p>
      {isPlanning && <PlanForm onDone={() => plan(false)} />}
      <StudyList />
    </div>
  );
}
