import { Select } from '@mantine/core';
import { useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { BoxMapPicture } from './box-map-picture.tsx';

/** Where on the part: centres of the boxes over a part that passed. */
export function BoxMapCard() {
  const { t, format, filter, share, parts } = useChart();
  const [chosen, choose] = useState<string | null>(null);
  return (
    <ChartCard
      name="where"
      figure="where"
      question={t('chart.where.question')}
      empty={t('chart.where.empty')}
      report={useReport('report.box-map', filter)}
      answer={({ grid, classes, referenceId }) => {
        const shown = classes.filter(({ className }) => chosen === null || className === chosen);
        const cells = new Map<number, number>();
        for (const { cell, boxes } of shown.flatMap((one) => one.cells))
          cells.set(cell, (cells.get(cell) ?? 0) + boxes);
        const total = [...cells.values()].reduce((sum, boxes) => sum + boxes, 0);
        if (classes.length === 0) return null;
        const most = Math.max(0, ...cells.values());
        const place = (cell: number) => ({ row: Math.floor(cell / grid) + 1, column: (cell % grid) + 1 });
        return {
          figure: t('chart.where.boxes', { count: total, formatted: format.count(total) }),
          note: t('chart.where.note', { share: share(most, total) }),
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
          parts: parts({ counted: 'not-passed', className: chosen, minScore: 0 }),
          chart: (
            <BoxMapPicture grid={grid} cells={cells} referenceId={referenceId} label={t('chart.where.question')} />
          ),
          table: {
            columns: [
              { label: t('chart.defect') },
              { label: t('chart.where.row') },
              { label: t('chart.where.column') },
              { label: t('chart.where.count'), show: format.count },
            ],
            rows: shown.flatMap(({ className, cells: own }) =>
              own.map(({ cell, boxes }) => [className, place(cell).row, place(cell).column, boxes]),
            ),
          },
        };
      }}
    />
  );
}
