import type { StratifiedShare } from '../../../preload/contract/reports/accuracy.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { IntervalChart } from './interval-chart.tsx';

type Props = { readonly which: 'escapes' | 'overkill' };

/** How often the machine is wrong on one side, estimated from random audits, with interval and denominator. */
export function AccuracyCard({ which }: Props) {
  const { t, format, filter, before, parts } = useChart();
  const figure = (estimate: StratifiedShare | null) => (estimate === null ? '—' : format.finePercent(estimate.share));
  const range = ({ low, high }: StratifiedShare) => `${format.finePercent(low)} – ${format.finePercent(high)}`;
  return (
    <ChartCard
      name={which}
      question={t(`chart.${which}.question`)}
      empty={t(`chart.${which}.empty`)}
      report={useReport('report.accuracy', filter)}
      answer={(report) => {
        const estimate = report[which];
        const earlier = report.previous[which];
        if (estimate === null) return null;
        const rows = [
          { name: t('chart.now'), estimate },
          ...(earlier === null ? [] : [{ name: t('chart.earlier'), estimate: earlier }]),
        ];
        const targets = which === 'escapes' ? report.targets.map(({ target }) => target) : [];
        return {
          figure: figure(estimate),
          note: t('chart.accuracy-note', {
            range: range(estimate),
            wrong: format.count(estimate.wrong),
            audited: format.count(estimate.audited),
            decided: format.count(estimate.decided),
          }),
          before: before(earlier === null ? null : `${figure(earlier)}, ${range(earlier)}`),
          parts: parts({ counted: which === 'escapes' ? 'escape' : 'overkill' }),
          chart: <IntervalChart rows={rows} targets={targets} label={t(`chart.${which}.question`)} />,
          table: {
            columns: [
              { label: t('chart.time') },
              { label: t('chart.share'), show: format.finePercent },
              { label: t('chart.low'), show: format.finePercent },
              { label: t('chart.high'), show: format.finePercent },
              { label: t('chart.wrong'), show: format.count },
              { label: t('chart.audited'), show: format.count },
              { label: t('chart.decided'), show: format.count },
            ],
            rows: rows.map(({ name, estimate: { share, low, high, wrong, audited, decided } }) => [
              name,
              share,
              low,
              high,
              wrong,
              audited,
              decided,
            ]),
          },
        };
      }}
    />
  );
}
