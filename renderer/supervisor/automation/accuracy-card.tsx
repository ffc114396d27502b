import type { AuditEstimate } from '../../../preload/contract/reports/accuracy.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { IntervalChart } from './interval-chart.tsx';

type Props = { readonly which: 'escapes' | 'overkill' };

/** How often the machine is wrong on one side, estimated from random audits, with interval and denominator. */
export function AccuracyCard({ which }: Props) {
  const { t, format, filter, before, parts } = useChart();
  const figure = (estimate: Pick<AuditEstimate, 'share'> | null) =>
    estimate === null ? '—' : format.finePercent(estimate.share);
  const range = ({ low, high }: { readonly low: number; readonly high: number }) =>
    `${format.finePercent(low)} – ${format.finePercent(high)}`;
  return (
    <ChartCard
      name={which}
      figure={which}
      question={t(`chart.${which}.question`)}
      empty={t(`chart.${which}.empty`)}
      report={useReport('report.accuracy', filter)}
      answer={(report) => {
        const estimate = report[which];
        const earlier = report.previous[which];
        if (estimate === null) return null;
        const rows = [
          { name: t('chart.now'), estimate },
          ...(estimate.corrected === null ? [] : [{ name: t('chart.corrected'), estimate: estimate.corrected }]),
          ...(earlier === null ? [] : [{ name: t('chart.earlier'), estimate: earlier }]),
        ];
        const unanswered = estimate.open + estimate.inconclusive;
        const clauses = [
          t('chart.accuracy-note', {
            range: range(estimate),
            wrong: format.count(estimate.wrong),
            audited: format.count(estimate.audited),
            decided: format.count(estimate.decided),
          }),
          ...(unanswered === 0
            ? []
            : [
                t('chart.audits-unanswered', {
                  drawn: format.count(estimate.drawn),
                  open: format.count(estimate.open),
                  inconclusive: format.count(estimate.inconclusive),
                  range: range({ low: estimate.worstLow, high: estimate.worstHigh }),
                }),
              ]),
          ...(estimate.undrawable === 0
            ? []
            : [t('chart.audits-undrawable', { undrawable: format.count(estimate.undrawable) })]),
          estimate.corrected === null
            ? t('chart.people-err')
            : t('chart.people-corrected', { share: figure(estimate.corrected), range: range(estimate.corrected) }),
        ];
        const targets = which === 'escapes' ? report.targets.map(({ target }) => target) : [];
        return {
          figure: figure(estimate),
          note: clauses.join(' · '),
          before: before(earlier === null ? null : `${figure(earlier)}, ${range(earlier)}`),
          parts: parts({ counted: which === 'escapes' ? 'escape' : 'overkill' }),
          chart: <IntervalChart rows={rows} targets={targets} label={t(`chart.${which}.question`)} />,
          table: {
            columns: [
              { label: t('chart.time') },
              { label: t('chart.share'), show: format.finePercent },
              { label: t('chart.low'), show: format.finePercent },
              { label: t('chart.high'), show: format.finePercent },
              { label: t('chart.worst-low'), show: format.finePercent },
              { label: t('chart.worst-high'), show: format.finePercent },
              { label: t('chart.corrected'), show: format.finePercent },
              { label: t('chart.corrected-low'), show: format.finePercent },
              { label: t('chart.corrected-high'), show: format.finePercent },
              { label: t('chart.wrong'), show: format.count },
              { label: t('chart.audited'), show: format.count },
              { label: t('chart.drawn'), show: format.count },
              { label: t('chart.inconclusive'), show: format.count },
              { label: t('chart.open'), show: format.count },
              { label: t('chart.decided'), show: format.count },
              { label: t('chart.undrawable'), show: format.count },
            ],
            rows: [
              { name: t('chart.now'), ...estimate },
              ...(earlier === null ? [] : [{ name: t('chart.earlier'), ...earlier }]),
            ].map((row) => [
              row.name,
              ...[row.share, row.low, row.high, row.worstLow, row.worstHigh],
              ...[row.corrected?.share ?? null, row.corrected?.low ?? null, row.corrected?.high ?? null],
              ...[row.wrong, row.audited, row.drawn, row.inconclusive, row.open, row.decided, row.undrawable],
            ]),
          },
        };
      }}
    />
  );
}
