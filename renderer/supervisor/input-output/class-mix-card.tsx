import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const CLASSES_DRAWN = 12;

/** Which classes the model finds, as shares of all detections. */
export function ClassMixCard() {
  const { t, format, filter, share, of, parts, openParts } = useChart();
  return (
    <ChartCard
      name="class-mix"
      figure="class-mix"
      question={t('chart.class-mix.question')}
      empty={t('chart.no-detections')}
      report={useReport('report.scores', filter)}
      answer={({ classes }) => {
        const total = classes.reduce((sum, { detections }) => sum + detections, 0);
        const [first] = classes;
        if (first === undefined) return null;
        const rows = classes.map(({ className, detections }) => ({
          name: className,
          detections,
          share: detections / total,
        }));
        return {
          figure: first.className,
          note: t('chart.class-mix.note', { share: share(first.detections, total), of: of(first.detections, total) }),
          parts: parts({ minScore: 0 }),
          chart: (
            <BarChart
              rows={rows.slice(0, CLASSES_DRAWN)}
              bars={[{ key: 'share', label: t('chart.class-mix.share'), tone: 'main' }]}
              onName={(className) => openParts({ className })}
              show={format.percent}
              measure="shares"
            />
          ),
          table: {
            columns: [
              { label: t('chart.defect') },
              { label: t('chart.scores.detections'), show: format.count },
              { label: t('chart.class-mix.share'), show: format.percent },
            ],
            rows: rows.map(({ name, detections, share: part }) => [name, detections, part]),
          },
        };
      }}
    />
  );
}
