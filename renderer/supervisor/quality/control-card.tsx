import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  type ControlChart,
  type ControlSubject,
  controlSubjectSchema,
} from '../../../preload/contract/reports/control.ts';
import { caseLink } from '../../history/case-link.ts';
import { EVERYTHING } from '../../history/history-search.ts';
import { useControlWords } from '../../ui/words/control-words.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { alarmSpan } from './alarm-span.ts';
import styles from './control-card.module.css';
import { ControlDrawing } from './control-drawing.tsx';
import { controlTable } from './control-table.ts';
import { RestartControl } from './restart-control.tsx';

/** The parts in the history that each subject counts. */
const behind = {
  rejected: { counted: 'rejected' },
  told: { counted: 'told-rejected' },
  verdict: { verdict: 'fail' },
} as const;

/** Rejects over time, with limits learned from the process and the points that signal. */
export function ControlCard() {
  const { t, format, filter, parts, openPoint } = useChart();
  const words = useControlWords();
  const [subject, choose] = useState<ControlSubject>('rejected');
  const { modelSha256 } = filter;
  /** The parts that an alarm may be about. */
  const alarmLink = ({ state, points }: ControlChart): string | null => {
    const span = state === 'worse' || state === 'better' ? alarmSpan(points) : null;
    return span === null ? null : caseLink({ ...EVERYTHING, ...span, modelSha256 }, []);
  };
  const choiceBeside = (suspects: string | null) => (
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
      {suspects !== null && (
        <Button component={Link} href={suspects} variant="subtle">
          {t('case.which-parts')}
        </Button>
      )}
    </div>
  );
  return (
    <ChartCard
      name="control"
      figure="control"
      question={t('control.question')}
      empty={t('control.empty')}
      report={useReport('report.control', { filter, subject })}
      answer={(chart) =>
        chart && {
          figure: words.state(chart),
          note: words.counted(chart),
          detail: [words.signals(chart), words.limits(chart)].filter((part) => part !== '').join(' '),
          parts: parts(behind[chart.subject]),
          choice: choiceBeside(alarmLink(chart)),
          chart: <ControlDrawing chart={chart} onPoint={openPoint(behind[chart.subject])} />,
          table: controlTable(chart, words, t, format),
        }
      }
    />
  );
}
