import type { ControlChart } from '../../../preload/contract/reports/control.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** The fail share with the limits that the process gives itself, and the patterns that it should not show. */
export function ControlCard() {
  const { t, format, filter, of, parts, openPoint, timeColumn } = useChart();
  const report = useReport('report.control', filter);
  const answer = ({ points, mean, fails, inspected }: ControlChart): Answer => {
    const marked = points.filter(({ rules }) => rules.length > 0);
    const marks = new Set(marked.map(({ startsAt }) => startsAt));
    const rules = [...new Set(marked.flatMap((point) => point.rules))].map((rule) => t(`chart.control.rule.${rule}`));
    return {
      figure: marked.length === 0 ? t('chart.control.in') : t('chart.control.out', { count: marked.length }),
      note: t('chart.control.note', { mean: format.percent(mean), of: of(fails, inspected) }),
      detail: rules.length === 0 ? undefined : format.list(rules),
      parts: parts({ verdict: 'fail' }),
      chart: (
        <TimeChart
          points={points.map(({ startsAt, share, lower, upper }) => ({ at: startsAt, share, lower, upper, mean }))}
          series={[
            { key: 'share', label: t('chart.control.share'), tone: 'main', kind: 'line' },
            { key: 'mean', label: t('chart.control.mean'), tone: 'quiet', kind: 'steps' },
            { key: 'upper', label: t('chart.control.upper'), tone: 'third', kind: 'steps' },
            { key: 'lower', label: t('chart.control.lower'), tone: 'third', kind: 'steps' },
          ]}
          onPoint={openPoint({ verdict: 'fail' })}
          show={format.percent}
          isMarked={({ at }) => marks.has(at)}
        />
      ),
      table: {
        columns: [
          timeColumn,
          { label: t('chart.inspected'), show: format.count },
          { label: t('chart.fails'), show: format.count },
          { label: t('chart.control.share'), show: format.percent },
          { label: t('chart.control.lower'), show: format.percent },
          { label: t('chart.control.upper'), show: format.percent },
          { label: t('chart.control.rules') },
        ],
        rows: points.map((point) => [
          point.startsAt,
          point.inspected,
          point.fails,
          point.share,
          point.lower,
          point.upper,
          point.rules.map((rule) => t(`chart.control.rule.${rule}`)).join('; ') || null,
        ]),
      },
    };
  };
  return (
    <ChartCard
      name="control"
      question={t('chart.control.question')}
      empty={t('trend.too-few')}
      report={report}
      answer={(chart) => chart && answer(chart)}
    />
  );
}
