import { Select } from '@mantine/core';
import { useState } from 'react';
import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** How sure the model is: detections by score. */
export function ScoresCard() {
  const { t, format, filter, parts, openParts } = useChart();
  const [chosen, choose] = useState<string | null>(null);
  return (
    <ChartCard
      name="scores"
      figure="scores"
      question={t('chart.scores.question')}
      empty={t('chart.no-detections')}
      report={useReport('report.scores', filter)}
      answer={({ classes }) => {
        const shown = classes.filter(({ className }) => chosen === null || className === chosen);
        const steps = classes[0]?.scores.length ?? 0;
        if (steps === 0) return null;
        const rows = Array.from({ length: steps }, (_, step) => ({
          name: format.score(step / steps),
          detections: shown.reduce((sum, { scores }) => sum + (scores[step] ?? 0), 0),
        }));
        const total = shown.reduce((sum, { detections }) => sum + detections, 0);
        return {
          figure: format.count(total),
          note: t('chart.scores.note'),
          choice: (
            <Select
              aria-label={t('chart.defect')}
              placeholder={t('chart.every-defect')}
              clearable
              value={chosen}
              onChange={choose}
              data={classes.map(({ className }) => className)}
            />
          ),
          parts: parts({ className: chosen, minScore: 0 }),
          chart: (
            <BarChart
              rows={rows}
              bars={[{ key: 'detections', label: t('chart.scores.detections'), tone: 'main' }]}
              onName={(name) => {
                const step = rows.findIndex((row) => row.name === name);
                openParts({ className: chosen, minScore: step / steps, maxScore: (step + 1) / steps });
              }}
              show={format.count}
            />
          ),
          table: {
            columns: [
              { label: t('chart.scores.from') },
              ...shown.map(({ className }) => ({ label: className, show: format.count })),
            ],
            rows: rows.map(({ name }, step) => [name, ...shown.map(({ scores }) => scores[step] ?? 0)]),
          },
        };
      }}
    />
  );
}
