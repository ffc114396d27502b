import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { AuditProgress } from './audit-progress.tsx';

/** How many more audits each recipe needs to show its target. */
export function AuditsCard() {
  const { t, format, filter } = useChart();
  return (
    <ChartCard
      name="audits"
      figure="audits"
      question={t('chart.audits.question')}
      empty={t('chart.audits.empty')}
      report={useReport('report.accuracy', filter)}
      answer={({ targets }) => {
        const [first] = targets;
        if (first === undefined) return null;
        const left = targets.reduce((sum, { stillNeeded }) => sum + (stillNeeded ?? 0), 0);
        const isOutOfReach = targets.some(({ stillNeeded }) => stillNeeded === null);
        return {
          figure: isOutOfReach
            ? t('chart.audits.out-of-reach')
            : t('chart.audits.left', { count: left, formatted: format.count(left) }),
          note: t('chart.audits.note'),
          chart: <AuditProgress targets={targets} />,
          table: {
            columns: [
              { label: t('supervisor.filter.recipe') },
              { label: t('chart.audits.at-most'), show: format.finePercent },
              { label: t('chart.audited'), show: format.count },
              { label: t('chart.wrong'), show: format.count },
              { label: t('chart.audits.needed'), show: format.count },
            ],
            rows: targets.map(({ recipeName, target, audited, wrong, stillNeeded }) => [
              recipeName,
              target,
              audited,
              wrong,
              stillNeeded,
            ]),
          },
        };
      }}
    />
  );
}
