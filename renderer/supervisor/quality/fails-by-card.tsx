import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { HistoryFilter } from '../../../preload/contract/history.ts';
import type { DefectReport } from '../../../preload/contract/reports/quality.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const ways = ['lane', 'lot', 'hour'] as const;
type Way = (typeof ways)[number];

/** Where and when parts fail: by lane, by lot, by hour of the day. */
export function FailsByCard() {
  const { t, format, filter, of, parts, openParts } = useChart();
  const [way, choose] = useState<Way>('lane');
  return (
    <ChartCard
      name={`fails-by-${way}`}
      question={t('chart.fails-by.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.defects', filter)}
      answer={(report) => {
        const rows = rowsOf(report, way).map((row) => ({ ...row, share: ratio(row.fails, row.inspected) }));
        const worst = rows.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))[0];
        if (report.lanes.length === 0) return null;
        const behind = worst === undefined ? null : failsOf(report, way, worst.name);
        return {
          figure: worst === undefined ? '—' : worst.name,
          note: worst && `${format.percent(worst.share ?? 0)}, ${of(worst.fails, worst.inspected)}`,
          choice: (
            <SegmentedControl
              aria-label={t('chart.fails-by.way')}
              value={way}
              onChange={(value) => choose(ways.find((one) => one === value) ?? 'lane')}
              data={ways.map((value) => ({ value, label: t(`chart.fails-by.${value}`) }))}
            />
          ),
          parts: behind === null ? undefined : parts(behind),
          chart: (
            <BarChart
              rows={rows}
              bars={[{ key: 'share', label: t('chart.control.share'), tone: 'main' }]}
              onName={(name) => {
                const which = failsOf(report, way, name);
                if (which !== null) openParts(which);
              }}
              show={format.percent}
            />
          ),
          table: {
            columns: [
              { label: t(`chart.fails-by.${way}`) },
              { label: t('chart.inspected'), show: format.count },
              { label: t('chart.fails'), show: format.count },
              { label: t('chart.control.share'), show: format.percent },
            ],
            rows: rows.map(({ name, inspected, fails, share }) => [name, inspected, fails, share]),
          },
        };
      }}
    />
  );
}

/** The failed parts of one bar, where the history can tell them: it knows no hour of many days. */
function failsOf({ lanes }: DefectReport, way: Way, name: string): Partial<HistoryFilter> | null {
  if (way === 'hour') return null;
  if (way === 'lot') return { verdict: 'fail', lot: name };
  const laneId = lanes.find(({ laneName }) => laneName === name)?.laneId;
  return laneId === undefined ? null : { verdict: 'fail', laneId };
}

function rowsOf({ lanes, lots, hours }: DefectReport, way: Way) {
  switch (way) {
    case 'lane':
      return lanes.map(({ laneName, ...counts }) => ({ name: laneName, ...counts }));
    case 'lot':
      return lots.map(({ lot, ...counts }) => ({ name: lot, ...counts }));
    case 'hour':
      return hours.map(({ hour, ...counts }) => ({ name: `${String(hour).padStart(2, '0')}:00`, ...counts }));
    default:
      return way satisfies never;
  }
}
