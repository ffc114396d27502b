import { Select } from '@mantine/core';
import { useState } from 'react';
import {
  type ControlChart,
  type ControlPoint,
  type ControlSubject,
  controlSubjectSchema,
} from '../../../preload/contract/reports/control.ts';
import { useControlWords } from '../../ui/words/control-words.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import styles from './control-card.module.css';
import { RestartControl } from './restart-control.tsx';

/** The parts in the history that each subject counts. */
const behind = {
  rejected: { counted: 'rejected' },
  told: { counted: 'told-rejected' },
  verdict: { verdict: 'fail' },
} as const;

/** The rejects with the limits that the process gave itself, and the patterns that it should not show. */
export function ControlCard() {
  const { t, format, filter, parts, openPoint } = useChart();
  const words = useControlWords();
  const [subject, choose] = useState<ControlSubject>('rejected');
  const report = useReport('report.control', { filter, subject });
  const chooser = (
    <div className={styles.choice}>
      <Select
        className={styles.subject}
        allowDeselect={false}
        aria-label={t('control.about')}
        value={subject}
        onChange={(value) => choose(controlSubjectSchema.catch('rejected').parse(value))}
        data={controlSubjectSchema.options.map((value) => ({ value, label: t(`control.subject.${value}`) }))}
      />
      <RestartControl />
    </div>
  );
  const answer = (chart: ControlChart): Answer => {
    const { points, kind, baseline } = chart;
    const show = kind === 'shares' ? format.percent : format.count;
    const marks = new Set(points.filter(({ signals }) => signals.length > 0).map(({ startsAt }) => startsAt));
    const mean = baseline === null ? null : words.mean(chart);
    const showTime = (at: number) =>
      points.some(({ startsAt, isUnfinished }) => isUnfinished && startsAt === at)
        ? t('control.unfinished', { at: format.dayTime(at) })
        : format.dayTime(at);
    return {
      figure: words.state(chart),
      note: words.counted(chart),
      detail: [words.signals(chart), words.limits(chart)].filter((part) => part !== '').join(' '),
      parts: parts(behind[chart.subject]),
      choice: chooser,
      chart: (
        <TimeChart
          points={points.map(({ startsAt, value, lower, upper }) => ({ at: startsAt, value, lower, upper, mean }))}
          series={[
            { key: 'value', label: t(kind === 'shares' ? 'control.share' : 'control.gap'), tone: 'main', kind: 'line' },
            ...(mean === null
              ? []
              : ([
                  { key: 'mean', label: t('control.mean'), tone: 'quiet', kind: 'steps' },
                  { key: 'upper', label: t('control.upper'), tone: 'third', kind: 'steps' },
                  ...(points.every(({ lower }) => lower === null)
                    ? []
                    : ([{ key: 'lower', label: t('control.lower'), tone: 'third', kind: 'steps' }] as const)),
                ] as const)),
          ]}
          onPoint={openPoint(behind[chart.subject])}
          show={show}
          isMarked={({ at }) => marks.has(at)}
          running={points.find(({ isUnfinished }) => isUnfinished)?.startsAt ?? null}
        />
      ),
      table: {
        columns: [
          { label: t('chart.time'), show: showTime, isInstant: true },
          { label: t('control.decided'), show: format.count },
          { label: t('control.rejected'), show: format.count },
          { label: t(kind === 'shares' ? 'control.share' : 'control.gap'), show },
          { label: t('control.lower'), show },
          { label: t('control.upper'), show },
          { label: t('control.signals') },
        ],
        rows: points.map((point: ControlPoint) => [
          point.startsAt,
          point.decided,
          point.rejected,
          point.value,
          point.lower,
          point.upper,
          point.signals.map(words.signal).join('; ') || null,
        ]),
      },
    };
  };
  return (
    <ChartCard
      name="control"
      figure="control"
      question={t('control.question')}
      empty={t('control.empty')}
      report={report}
      answer={(chart) => chart && answer(chart)}
    />
  );
}
