import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryFilter } from '../../../preload/contract/parts/history.ts';
import type { DefectReport } from '../../../preload/contract/reports/quality.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const ways = ['lane', 'lot', 'hour'] as const;
type Way = (typeof ways)[number];

/** Where and when parts are rejected, by a person or the model: by lane, by lot, by hour of the day. */
export function RejectsByCard() {
  const { t, format, filter, share, of, parts, openParts } = useChart();
  const [way, choose] = useState<Way>('lane');
  return (
    <ChartCard
      name={`rejects-by-${way}`}
      figure="rejects-by"
      question={t('chart.fails-by.question')}
      empty={t('control.empty')}
      report={useReport('report.defects', filter)}
      answer={(report) => {
        const found = rowsOf(report, way);
        const rows = found.map(({ name, inspected, decided, rejected, fails }) => ({
          ...{ name, inspected, decided, rejected, fails },
          share: ratio(rejected, decided),
        }));
        // Among similar groups one always has the most, by chance alone; naming it would mislead.
        const standOut = new Set(found.filter(({ standsOut }) => standsOut).map(({ name }) => name));
        const [worst] = rows
          .filter(({ name }) => standOut.has(name))
          .toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
        const about = worst === undefined ? rows : [worst];
        const [rejected, decided] = [sumOf(about, 'rejected'), sumOf(about, 'decided')];
        if (report.lanes.length === 0) return null;
        const behind = worst === undefined ? null : rejectsOf(report, way, worst.name);
        return {
          figure: worst?.name ?? t(rows.length < 2 ? 'chart.fails-by.one' : 'chart.fails-by.alike'),
          note: t('chart.fails-by.note', { share: share(rejected, decided), of: of(rejected, decided) }),
          choice: <WayChoice way={way} onChoose={choose} />,
          parts: behind === null ? undefined : parts(behind),
          chart: (
            <BarChart
              rows={rows}
              bars={[{ key: 'share', label: t('control.share'), tone: 'main' }]}
              onName={(name) => {
                const which = rejectsOf(report, way, name);
                if (which !== null) openParts(which);
              }}
              show={format.percent}
              measure="shares"
            />
          ),
          table: {
            columns: [
              { label: t(`chart.fails-by.${way}`) },
              { label: t('control.decided'), show: format.count },
              { label: t('control.rejected'), show: format.count },
              { label: t('control.share'), show: format.percent },
              { label: t('chart.inspected'), show: format.count },
              { label: t('control.subject.verdict'), show: format.count },
            ],
            rows: rows.map((row) => [row.name, row.decided, row.rejected, row.share, row.inspected, row.fails]),
          },
        };
      }}
    />
  );
}

function WayChoice({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t('chart.fails-by.way')}
      value={way}
      onChange={(value) => onChoose(ways.find((one) => one === value) ?? 'lane')}
      data={ways.map((value) => ({ value, label: t(`chart.fails-by.${value}`) }))}
    />
  );
}

type Counts = Pick<DefectReport['lanes'][number], 'decided' | 'rejected'>;

function sumOf(rows: readonly Counts[], key: keyof Counts): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

/** The rejected parts of one bar, where the history can filter for them: it cannot for one hour across many days. */
function rejectsOf({ lanes }: DefectReport, way: Way, name: string): Partial<HistoryFilter> | null {
  if (way === 'hour') return null;
  if (way === 'lot') return { counted: 'rejected', lot: name };
  const laneId = lanes.find(({ laneName }) => laneName === name)?.laneId;
  return laneId === undefined ? null : { counted: 'rejected', laneId };
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
