import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** Classes that are drawn; the others are in the table. */
const CLASSES_DRAWN = 12;

/** Defect classes that parts fail for, most frequent first, with the cumulative share. */
export function ParetoCard() {
  const { t, format, filter, share, of, before, parts, openParts } = useChart();
  return (
    <ChartCard
      name="pareto"
      figure="pareto"
      question={t('chart.pareto.question')}
      empty={t('chart.no-fails')}
      report={useReport('report.defects', filter)}
      answer={({ failed, previousFailed, judged, classes }) => {
        const [first] = classes;
        if (first === undefined) return null;
        const named = classes.reduce((sum, one) => sum + one.parts, 0);
        const rows = classes.map(({ className, parts: count }, index) => ({
          name: className,
          parts: count,
          upTo: classes.slice(0, index + 1).reduce((sum, one) => sum + one.parts, 0) / named,
        }));
        return {
          figure: first.className,
          note: t('chart.pareto.note', {
            share: share(first.parts, failed),
            of: of(first.parts, failed),
            failed: of(failed, judged),
          }),
          before: before(t('chart.pareto.failed', { count: previousFailed, formatted: format.count(previousFailed) })),
          parts: parts({ failedFor: first.className }),
          chart: (
            <BarChart
              rows={rows.slice(0, CLASSES_DRAWN)}
              bars={[{ key: 'parts', label: t('chart.pareto.parts'), tone: 'main' }]}
              share={{ key: 'upTo', label: t('chart.pareto.up-to') }}
              onName={(className) => openParts({ failedFor: className })}
              show={format.count}
            />
          ),
          table: {
            columns: [
              { label: t('chart.defect') },
              { label: t('chart.pareto.parts'), show: format.count },
              { label: t('chart.pareto.up-to'), show: format.percent },
            ],
            rows: rows.map((row) => [row.name, row.parts, row.upTo]),
          },
        };
      }}
    />
  );
}
