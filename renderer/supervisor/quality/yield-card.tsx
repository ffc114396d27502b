import type { YieldCounts, YieldReport } from '../../../preload/contract/reports/quality.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { upToAll } from '../charts/share-ticks.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import { type ChartTools, ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { ended, endedFirst, finalYieldWords, firstYieldWords, yieldNote } from './yield-words.ts';

const firstYield = (counts: YieldCounts) => ratio(counts.passedFirst, endedFirst(counts));
const finalYield = (counts: YieldCounts) => ratio(counts.good, ended(counts));

/** First-pass and final yield. */
export function YieldCard() {
  const tools = useChart();
  const { t, filter } = tools;
  return (
    <ChartCard
      name="yield"
      figure="yield"
      question={t('chart.yield.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.yield', filter)}
      answer={(report) => answerOf(report, tools)}
    />
  );
}

function answerOf({ current, previous, points }: YieldReport, tools: ChartTools): Answer | null {
  if (current.inspected === 0) return null;
  const { t, format } = tools;
  return {
    figure: firstYieldWords(current, format),
    note: yieldNote(current, t, format),
    before: tools.before(
      previous.inspected === 0
        ? null
        : t('chart.yield.both', {
            first: firstYieldWords(previous, format),
            final: finalYieldWords(previous, format),
          }),
    ),
    parts: tools.parts({ counted: 'passed-first' }),
    chart: (
      <TimeChart
        points={points.map((point) => ({ at: point.startsAt, first: firstYield(point), final: finalYield(point) }))}
        series={[
          { key: 'first', label: t('chart.yield.first'), tone: 'main', kind: 'line' },
          { key: 'final', label: t('chart.yield.final'), tone: 'second', kind: 'line' },
        ]}
        onPoint={tools.openPoint({ counted: 'passed-first' })}
        show={format.wholePercent}
        measure={upToAll(points.flatMap((point) => [firstYield(point), finalYield(point)]))}
      />
    ),
    table: yieldTable(points, tools),
  };
}

function yieldTable(points: YieldReport['points'], { t, format, timeColumn }: ChartTools): ChartTable {
  return {
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
      firstYield(point),
      finalYield(point),
    ]),
  };
}
