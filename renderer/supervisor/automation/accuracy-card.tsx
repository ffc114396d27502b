import type { AccuracyReport } from '../../../preload/contract/reports/accuracy.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import { type ChartTools, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { accuracyTable } from './accuracy-table.ts';
import { accuracyNote, estimateFigure, rangeWords } from './accuracy-words.ts';
import { IntervalChart } from './interval-chart.tsx';

type Props = { readonly which: 'escapes' | 'overkill' };

/** How often the machine is wrong on one side, estimated from random audits, with interval and denominator. */
export function AccuracyCard({ which }: Props) {
  const tools = useChart();
  const { t, filter } = tools;
  return (
    <ChartCard
      name={which}
      figure={which}
      question={t(`chart.${which}.question`)}
      empty={t(`chart.${which}.empty`)}
      report={useReport('report.accuracy', filter)}
      answer={(report) => answerOf(report, which, tools)}
    />
  );
}

function answerOf(report: AccuracyReport, which: Props['which'], tools: ChartTools): Answer | null {
  const { t, format } = tools;
  const estimate = report[which];
  const earlier = report.previous[which];
  if (estimate === null) return null;
  const drawn = [
    { name: t('chart.now'), estimate },
    ...(estimate.corrected === null ? [] : [{ name: t('chart.corrected'), estimate: estimate.corrected }]),
    ...(earlier === null ? [] : [{ name: t('chart.earlier'), estimate: earlier }]),
  ];
  const targets = which === 'escapes' ? report.targets.map(({ target }) => target) : [];
  const before = earlier && `${estimateFigure(earlier, format)}, ${rangeWords(earlier, format)}`;
  return {
    figure: estimateFigure(estimate, format),
    note: accuracyNote(estimate, t, format),
    before: tools.before(before),
    parts: tools.parts({ counted: which === 'escapes' ? 'escape' : 'overkill' }),
    chart: <IntervalChart rows={drawn} targets={targets} label={t(`chart.${which}.question`)} />,
    table: accuracyTable(estimate, earlier, t, format),
  };
}
