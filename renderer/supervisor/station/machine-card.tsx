import type { TFunction } from 'i18next';
import type { MachineReport } from '../../../preload/contract/reports/station-figures.ts';
import type { Format } from '../../../preload/words/format.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { type Series, TimeChart } from '../charts/time-chart.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

type Point = MachineReport['points'][number];
type Props = { readonly which: 'cpu' | 'memory' | 'disk' };

/** Load on this computer, and its free memory and disk space. */
export function MachineCard({ which }: Props) {
  const { t, format, filter, timeColumn } = useChart();
  const percent = (value: number) => format.percent(value / 100);
  const megabytes = (value: number) => format.megabytes(value * 1_000_000);
  const show = { cpu: percent, memory: megabytes, disk: format.gigabytes }[which];
  const bare = { cpu: undefined, memory: format.rate, disk: format.rate }[which];
  const values = (point: Point) =>
    ({
      cpu: [point.cpuPercent, point.cpuPercentMax],
      memory: [point.memoryMb, point.memoryMbMax],
      disk: [point.diskFreeGb],
    })[which];
  const names = which === 'disk' ? (['free'] as const) : (['mean', 'most'] as const);
  const series = names.map(
    (name, index): Series => ({
      key: name,
      label: t(`chart.machine.${name}`),
      tone: index === 0 ? 'main' : 'third',
      kind: 'line',
    }),
  );
  return (
    <ChartCard
      name={which}
      figure={which}
      question={t(`chart.machine.${which}`)}
      empty={t('chart.machine.empty')}
      report={useReport('report.machine', filter)}
      answer={(report) => {
        const last = report.points.at(-1);
        if (last === undefined) return null;
        const now = values(last)[0] ?? null;
        return {
          figure: now === null ? '—' : show(now),
          note: machineNote(report, which, t, format),
          chart: (
            <TimeChart
              points={report.points.map((point) => ({
                at: point.startsAt,
                ...Object.fromEntries(names.map((name, index) => [name, values(point)[index] ?? null])),
              }))}
              series={series}
              show={show}
              {...(bare !== undefined && { bare })}
            />
          ),
          table: {
            columns: [timeColumn, ...names.map((name) => ({ label: t(`chart.machine.${name}`), show }))],
            rows: report.points.map((point) => [point.startsAt, ...values(point)]),
          },
        };
      }}
    />
  );
}

/** The line below the figure: days until the disk is full, engine starts, or what the memory belongs to. */
function machineNote({ starts, diskDaysLeft }: MachineReport, which: Props['which'], t: TFunction, format: Format) {
  if (which === 'memory') return t('chart.machine.of-engine');
  if (which === 'cpu') {
    const crashes = starts.filter(({ isAfterCrash }) => isAfterCrash).length;
    return t('chart.machine.starts', { starts: format.count(starts.length), crashes: format.count(crashes) });
  }
  if (diskDaysLeft === null) return t('chart.machine.days-unknown');
  const count = Math.floor(diskDaysLeft);
  return t('chart.machine.days', { count, formatted: format.count(count) });
}
