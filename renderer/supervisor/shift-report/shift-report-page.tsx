import { Button, Select } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch, useLocation } from 'wouter';
import { type TimeSpan, timeSpanSchema } from '../../../preload/contract/reports/report.ts';
import type { Shift } from '../../../preload/contract/reports/shift.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { typedWallClock } from '../../ui/words/wall-clock.ts';
import pageStyles from '../supervisor-page.module.css';
import { useReport } from '../use-report.ts';
import { SavedReports } from './saved-reports.tsx';
import styles from './shift-report.module.css';
import { ShiftSheet } from './shift-sheet.tsx';

/** The report of one shift on one page of paper: which shift, and the ways to print it. */
export function ShiftReportPage() {
  const { t } = useTranslation();
  const shifts = useReport('report.shifts', {});
  return (
    <div className={pageStyles.page}>
      <h1 className={`${pageStyles.title} ${styles.control}`}>{t('supervisor.section.shift-report')}</h1>
      <Loaded query={shifts} height="40rem">
        {(offered) => (
          <Switch>
            <Route path="/supervisor/shift-report/:from/:until">
              {({ from, until }) => <Report span={spanOf(from, until) ?? usualShift(offered)} offered={offered} />}
            </Route>
            <Route>
              <Report span={usualShift(offered)} offered={offered} />
            </Route>
          </Switch>
        )}
      </Loaded>
    </div>
  );
}

function spanOf(from: string, until: string): TimeSpan | null {
  const span = timeSpanSchema.safeParse({ from: Number(from), until: Number(until) });
  return span.success && span.data.from < span.data.until ? span.data : null;
}

/** The shift that ended last, if it had parts: that is the one to hand over. */
function usualShift([running, last]: readonly Shift[]): TimeSpan {
  const { from, until } = (last !== undefined && last.inspected > 0 ? last : running) ?? { from: 0, until: 1 };
  return { from, until };
}

type Props = { readonly span: TimeSpan; readonly offered: readonly Shift[] };

function Report({ span, offered }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const [complete, setComplete] = useState<string | null>(null);
  const keyOf = ({ from, until }: TimeSpan) => `${from}/${until}`;
  const spanWords = ({ from, until }: TimeSpan) =>
    t('supervisor.filter.span', { from: format.dayTime(from), until: format.hourMinute(until) });
  const shifts = offered.map((shift, index) => ({
    value: keyOf(shift),
    label: t(index === 0 ? 'shift-report.choice-so-far' : 'shift-report.choice', {
      span: spanWords(shift),
      count: shift.inspected,
      formatted: format.count(shift.inspected),
    }),
  }));
  const isOffered = shifts.some(({ value }) => value === keyOf(span));
  return (
    <>
      <div className={`${styles.tools} ${styles.control}`}>
        <Select
          w="28rem"
          aria-label={t('shift-report.which')}
          allowDeselect={false}
          value={keyOf(span)}
          onChange={(key) => key !== null && navigate(`/supervisor/shift-report/${key}`)}
          data={isOffered ? shifts : [{ value: keyOf(span), label: spanWords(span) }, ...shifts]}
        />
        <PrintButtons span={span} isReady={complete === keyOf(span)} />
      </div>
      <SavedReports />
      <ShiftSheet key={keyOf(span)} span={span} onComplete={() => setComplete(keyOf(span))} />
    </>
  );
}

function PrintButtons({ span, isReady }: { readonly span: TimeSpan; readonly isReady: boolean }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const savePage = useToldCommand('desktop.save-page');
  const save = () =>
    savePage.mutate(
      { title: t('study.save-page'), fileName: `lupa-shift-${typedWallClock(span.from).replace(/[ :]/g, '-')}.pdf` },
      { onSuccess: (saved) => saved !== null && toasts.done(t('supervisor.saved', { path: saved.path })) },
    );
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size="1.1rem" />}
        disabled={!isReady}
        loading={savePage.isPending}
        onClick={save}
      >
        {t('study.save-page')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size="1.1rem" />}
        disabled={!isReady}
        onClick={() => window.print()}
      >
        {t('shift-report.print')}
      </Button>
    </>
  );
}
