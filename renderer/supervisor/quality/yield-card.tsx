import type { YieldCounts, YieldReport } from '../../../preload/contract/reports/quality.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { upToAll } from '../charts/share-ticks.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import { type ChartTools, ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** Parts known to have passed at first inspection or not: all except waiting ones where people decide every part. */
const endedFirst = ({ inspected, waitingFirst }: YieldCounts) => inspected - waitingFirst;
/** Parts known to be good or bad in the end. */
const ended = ({ inspected, waiting }: YieldCounts) => inspected - waiting;
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
  const first = (counts: YieldCounts) => tools.share(counts.passedFirst, endedFirst(counts));
  const final = (counts: YieldCounts) => tools.share(counts.good, ended(counts));
  const clauses: string[] = [
    t('chart.yield.note', {
      of: tools.of(current.passedFirst, endedFirst(current)),
      final: final(current),
      ofFinal: tools.of(current.good, ended(current)),
    }),
  ];
  if (current.waiting > 0) clauses.push(t('chart.yield.waiting', { formatted: format.count(current.waiting) }));
  return {
    figure: first(current),
    note: clauses.join(' · '),
    before: tools.before(
      previous.inspected === 0 ? null : t('chart.yield.both', { first: first(previous), final: final(previous) }),
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
