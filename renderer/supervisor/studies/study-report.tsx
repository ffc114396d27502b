import { Button } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StudyId, StudyResult } from '../../../preload/contract/people/study.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { wallClock } from '../../ui/words/wall-clock.ts';
import peopleStyles from '../people/people-page.module.css';
import pageStyles from '../supervisor-page.module.css';
import { ReportAgreement } from './report-agreement.tsx';
import { ReportParts } from './report-parts.tsx';
import { ReportPeople } from './report-people.tsx';
import styles from './studies.module.css';
import { studyCsv } from './study-csv.ts';

/** The report of a study, on a printable page. */
export function StudyReport({ id }: { readonly id: StudyId }) {
  const { t } = useTranslation();
  const result = useOperation('study.result', { id });
  return (
    <div className={`${pageStyles.page} ${styles.report}`}>
      <Link href="/supervisor/studies" className={styles.back}>
        <IconArrowLeft size="1.1rem" aria-hidden /> {t('study.all')}
      </Link>
      <Loaded query={result} height="30rem">
        {(read) => <Report result={read} />}
      </Loaded>
    </div>
  );
}

function Report({ result }: { readonly result: StudyResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { study, figures } = result;
  const { parts, people } = study;
  const notCounted = people.filter(({ hasLeft, answered, of }) => hasLeft || answered < of);
  return (
    <article>
      <div className={styles.head}>
        <h1 className={pageStyles.title}>{t('study.report-title', { name: study.name })}</h1>
        {figures !== null && <ReportFiles result={result} />}
      </div>
      <p>
        {study.recipeName} ·{' '}
        {t('study.design', {
          good: format.count(parts.good),
          bad: format.count(parts.bad),
          borderline: format.count(parts.borderline),
          rounds: format.count(study.rounds),
        })}
        <br />
        {t('study.planned-by', { name: study.madeBy, at: format.moment(study.madeAt) })} ·{' '}
        {study.endedAt === null ? t('study.runs') : t('study.ended', { at: format.moment(study.endedAt) })}
      </p>
      {notCounted.length > 0 && (
        <p>
          {t('study.not-counted', {
            names: format.list(
              notCounted.map(({ name, answered, of }) =>
                t('study.name-answered', { name, answered: format.count(answered), of: format.count(of) }),
              ),
            ),
          })}
        </p>
      )}
      {figures === null ? (
        <p className={peopleStyles.dim}>{t('study.no-figures')}</p>
      ) : (
        <>
          <ReportPeople people={figures.people} />
          <ReportAgreement figures={figures} />
          <p className={styles.method}>{t('study.method')}</p>
          <ReportParts people={figures.people} parts={figures.parts} />
        </>
      )}
    </article>
  );
}

/** The report as a table and as a page. */
function ReportFiles({ result }: { readonly result: StudyResult }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const saveTable = useToldCommand('desktop.save-table');
  const savePage = useToldCommand('desktop.save-page');
  const title = t('supervisor.save-title');
  const fileName = (extension: string) =>
    `lupa-study-${result.study.id}-${wallClock(Date.now()).slice(0, 10)}.${extension}`;
  const told = {
    onSuccess: (saved: { readonly path: string } | null) =>
      saved !== null && toasts.done(t('supervisor.saved', { path: saved.path })),
  };
  return (
    <div className={styles.files}>
      <Button
        variant="default"
        leftSection={<IconDownload size="1.1rem" />}
        onClick={() => saveTable.mutate({ title, fileName: fileName('csv'), csv: studyCsv(result, t) }, told)}
      >
        {t('supervisor.save-table')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size="1.1rem" />}
        loading={savePage.isPending}
        onClick={() => savePage.mutate({ title, fileName: fileName('pdf') }, told)}
      >
        {t('study.save-page')}
      </Button>
    </div>
  );
}
