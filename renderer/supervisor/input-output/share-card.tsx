import type { HistoryFilter } from '../../../preload/contract/parts/history.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { ratio, useChart } from '../use-chart.ts';

type Counts = { readonly part: number; readonly whole: number };
type Point = Counts & { readonly startsAt: number };
type Props<T> = {
  readonly name: 'unreadable' | 'overruled' | 'undetected' | 'detections';
  readonly report: Parameters<typeof ChartCard<T>>[0]['report'];
  readonly current: (report: T) => Counts;
  readonly previous: (report: T) => Counts | null;
  readonly points: (report: T) => readonly Point[];
};

/** Which parts each share counts. */
const behind = {
  unreadable: { counted: 'unreadable' },
  overruled: { counted: 'overruled' },
  undetected: { counted: 'undetected' },
  detections: {},
} as const satisfies Record<string, Partial<HistoryFilter>>;

/** One share of parts over time (or a mean per part, where the part may be more than the whole). */
export function ShareCard<T>({ name, report, current, previous, points }: Props<T>) {
  const { t, format, share, of, before, parts, openPoint, timeColumn } = useChart();
  const isMean = name === 'detections';
  const show = isMean ? format.score : format.percent;
  const figure = ({ part, whole }: Counts) =>
    isMean ? (whole === 0 ? '—' : format.score(part / whole)) : share(part, whole);
  return (
    <ChartCard
      name={name}
      figure={name}
      question={t(`chart.${name}.question`)}
      empty={t(`chart.${name}.empty`)}
      report={report}
      answer={(value) => {
        const now = current(value);
        const earlier = previous(value);
        if (now.whole === 0) return null;
        const series = points(value);
        return {
          figure: figure(now),
          note: t(`chart.${name}.note`, { of: of(now.part, now.whole) }),
          before: earlier === null ? undefined : before(earlier.whole === 0 ? null : figure(earlier)),
          parts: parts(behind[name]),
          chart: (
            <TimeChart
              points={series.map(({ startsAt, part, whole }) => ({ at: startsAt, share: ratio(part, whole) }))}
              series={[{ key: 'share', label: t(`chart.${name}.label`), tone: 'main', kind: 'line' }]}
              onPoint={openPoint(behind[name])}
              show={show}
              measure={isMean ? 'counts' : 'shares'}
            />
          ),
          table: {
            columns: [
              timeColumn,
              { label: t(`chart.${name}.whole`), show: format.count },
              { label: t(`chart.${name}.part`), show: format.count },
              { label: t(`chart.${name}.label`), show },
            ],
            rows: series.map(({ startsAt, part, whole }) => [startsAt, whole, part, ratio(part, whole)]),
          },
        };
      }}
    />
  );
}
