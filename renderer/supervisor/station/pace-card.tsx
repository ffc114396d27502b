import type { PaceReport } from '../../../preload/contract/reports/station-figures.ts';
import type { Format } from '../../../preload/words/format.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const lineTones = ['main', 'second', 'third', 'quiet'] as const;

/** Parts per minute, per lane. */
export function PaceCard() {
  const { t, format, filter, before, parts: linkOf, openPoint, timeColumn } = useChart();
  const rate = (parts: number, minutes: number) =>
    t('chart.pace.figure', { rate: minutes === 0 ? '—' : perMinute(parts / minutes, format) });
  const columns = ({ lanes }: PaceReport) => lanes.map(({ laneId, laneName }) => ({ key: `lane-${laneId}`, laneName }));
  return (
    <ChartCard
      name="pace"
      figure="pace"
      question={t('chart.pace.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.pace', filter)}
      answer={(report) =>
        report.inspected === 0
          ? null
          : {
              figure: rate(report.inspected, report.minutes),
              note: t('chart.pace.note', {
                count: report.inspected,
                formatted: format.count(report.inspected),
                time: format.hours(report.minutes),
              }),
              before: before(rate(report.previousInspected, report.previousMinutes)),
              parts: linkOf(),
              chart: (
                <TimeChart
                  points={report.points.map(({ startsAt, perMinute }) => ({
                    at: startsAt,
                    ...Object.fromEntries(columns(report).map(({ key }, index) => [key, perMinute[index] ?? null])),
                  }))}
                  series={columns(report).map(({ key, laneName }, index) => ({
                    key,
                    label: laneName,
                    tone: lineTones[index % lineTones.length] ?? 'main',
                    kind: 'line',
                  }))}
                  onPoint={openPoint()}
                  show={(value) => perMinute(value, format)}
                />
              ),
              table: {
                columns: [
                  timeColumn,
                  ...columns(report).map(({ laneName }) => ({
                    label: laneName,
                    show: (value: number) => perMinute(value, format),
                  })),
                ],
                rows: report.points.map(({ startsAt, perMinute }) => [startsAt, ...perMinute]),
              },
            }
      }
    />
  );
}

/** Less than one part a minute in hundredths: in tenths, neighbouring steps of the axis would show the same number. */
function perMinute(value: number, format: Format): string {
  return value > 0 && value < 1 ? format.score(value) : format.rate(value);
}
