import type { YieldCounts } from '../../../preload/contract/reports/quality.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { upToAll } from '../charts/value-axis.ts';
import { ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** Parts of which it is known whether they passed at first: all but those that wait where people decide every part. */
const endedFirst = ({ inspected, waitingFirst }: YieldCounts) => inspected - waitingFirst;
/** Parts of which it is known whether they are good in the end. */
const ended = ({ inspected, waiting }: YieldCounts) => inspected - waiting;

/** First-pass and final yield. */
export function YieldCard() {
  const { t, format, filter, share, of, before, parts, openPoint, timeColumn } = useChart();
  const report = useReport('report.yield', filter);
  const both = (counts: YieldCounts) =>
    t('chart.yield.both', {
      first: share(counts.passedFirst, endedFirst(counts)),
      final: share(counts.good, ended(counts)),
    });
  return (
    <ChartCard
      name="yield"
      figure="yield"
      question={t('chart.yield.question')}
      empty={t('chart.no-parts')}
      report={report}
      answer={({ current, previous, points }) =>
        current.inspected === 0
          ? null
          : {
              figure: share(current.passedFirst, endedFirst(current)),
              note: [
                t('chart.yield.note', {
                  of: of(current.passedFirst, endedFirst(current)),
                  final: share(current.good, ended(current)),
                  ofFinal: of(current.good, ended(current)),
                }),
                ...(current.waiting === 0
                  ? []
                  : [t('chart.yield.waiting', { formatted: format.count(current.waiting) })]),
              ].join(' · '),
              before: before(previous.inspected === 0 ? null : both(previous)),
              parts: parts({ counted: 'passed-first' }),
              chart: (
                <TimeChart
                  points={points.map((point) => ({
                    at: point.startsAt,
                    first: ratio(point.passedFirst, endedFirst(point)),
                    final: ratio(point.good, ended(point)),
                  }))}
                  series={[
                    { key: 'first', label: t('chart.yield.first'), tone: 'main', kind: 'line' },
                    { key: 'final', label: t('chart.yield.final'), tone: 'second', kind: 'line' },
                  ]}
                  onPoint={openPoint({ counted: 'passed-first' })}
                  show={format.wholePercent}
                  domain={upToAll(
                    points.flatMap((point) => [
                      ratio(point.passedFirst, endedFirst(point)),
                      ratio(point.good, ended(point)),
                    ]),
                  )}
                />
              ),
              table: {
                columns: [
                  timeColumn,
                  { label: t('chart.inspected'), show: format.count },
                  { label: t('chart.yield.passed'), show: format.count },
                  { label: t('chart.yield.good'), show: format.count },
                  { label: t('chart.yield.waiting-column'), show: format.count },
                  { label: t('chart.yield.first'), show: format.percent },
                  { label: t('chart.yield.final'), show: format.percent },
                ],
                rows: points.map((point) => [
                  point.startsAt,
                  point.inspected,
                  point.passedFirst,
                  point.good,
                  point.waiting,
                  ratio(point.passedFirst, endedFirst(point)),
                  ratio(point.good, ended(point)),
                ]),
              },
            }
      }
    />
  );
}
