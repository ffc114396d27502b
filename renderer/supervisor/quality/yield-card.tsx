import type { YieldCounts } from '../../../preload/contract/reports/quality.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { upToAll } from '../charts/value-axis.ts';
import { ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** First-pass and final yield. */
export function YieldCard() {
  const { t, format, filter, share, of, before, parts, openPoint, timeColumn } = useChart();
  const report = useReport('report.yield', filter);
  const both = ({ inspected, passedFirst, good }: YieldCounts) =>
    t('chart.yield.both', { first: share(passedFirst, inspected), final: share(good, inspected) });
  return (
    <ChartCard
      name="yield"
      question={t('chart.yield.question')}
      empty={t('chart.no-parts')}
      report={report}
      answer={({ current, previous, points }) =>
        current.inspected === 0
          ? null
          : {
              figure: share(current.passedFirst, current.inspected),
              note: t('chart.yield.note', {
                of: of(current.passedFirst, current.inspected),
                final: share(current.good, current.inspected),
              }),
              before: before(previous.inspected === 0 ? null : both(previous)),
              parts: parts({ counted: 'passed-first' }),
              chart: (
                <TimeChart
                  points={points.map((point) => ({
                    at: point.startsAt,
                    first: ratio(point.passedFirst, point.inspected),
                    final: ratio(point.good, point.inspected),
                  }))}
                  series={[
                    { key: 'first', label: t('chart.yield.first'), tone: 'main', kind: 'line' },
                    { key: 'final', label: t('chart.yield.final'), tone: 'second', kind: 'line' },
                  ]}
                  onPoint={openPoint({ counted: 'passed-first' })}
                  show={format.wholePercent}
                  domain={upToAll(
                    points.flatMap(({ passedFirst, good, inspected }) => [
                      ratio(passedFirst, inspected),
                      ratio(good, inspected),
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
                  { label: t('chart.yield.first'), show: format.percent },
                  { label: t('chart.yield.final'), show: format.percent },
                ],
                rows: points.map((point) => [
                  point.startsAt,
                  point.inspected,
                  point.passedFirst,
                  point.good,
                  ratio(point.passedFirst, point.inspected),
                  ratio(point.good, point.inspected),
                ]),
              },
            }
      }
    />
  );
}
