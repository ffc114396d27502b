import type { ReviewLoadReport } from '../../../preload/contract/reports/automation.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import { type ChartTools, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import { loadNote, peopleWords } from './load-words.ts';

/** Review work arriving against work done, as a number of full-time people. */
export function LoadCard() {
  const tools = useChart();
  const { t, filter } = tools;
  const now = useNow(10_000);
  return (
    <ChartCard
      name="review-load"
      figure="review-load"
      question={t('chart.load.question')}
      empty={t('chart.load.empty')}
      report={useReport('report.review-load', filter)}
      answer={(report) => answerOf(report, now, tools)}
    />
  );
}

function answerOf(report: ReviewLoadReport, now: number, tools: ChartTools): Answer | null {
  const { current, previous, points, waiting, oldestAt } = report;
  if (current.queued + current.answered + current.timedOut === 0) return null;
  const { t, format } = tools;
  return {
    figure: peopleWords(current, t, format),
    note: `${loadNote(current, t, format)} ${
      oldestAt === null
        ? t('chart.load.none-waiting')
        : t('chart.load.waiting', { waiting: format.count(waiting), oldest: format.age(now - oldestAt) })
    }`,
    before: tools.before(previous.peopleNeeded === null ? null : peopleWords(previous, t, format)),
    chart: (
      <TimeChart
        points={points.map(({ startsAt: at, queued, answered, timedOut }) => ({ at, queued, answered, timedOut }))}
        series={[
          { key: 'queued', label: t('chart.load.queued'), tone: 'quiet', kind: 'bar' },
          { key: 'answered', label: t('chart.load.answered'), tone: 'main', kind: 'bar' },
          { key: 'timedOut', label: t('chart.load.timed-out'), tone: 'second', kind: 'bar' },
        ]}
        show={format.count}
      />
    ),
    table: loadTable(points, tools),
  };
}

function loadTable(points: ReviewLoadReport['points'], { t, format, timeColumn }: ChartTools): ChartTable {
  return {
    columns: [
      timeColumn,
      { label: t('chart.load.queued'), show: format.count },
      { label: t('chart.load.answered'), show: format.count },
      { label: t('chart.load.timed-out'), show: format.count },
      { label: t('chart.load.wait'), show: format.seconds },
      { label: t('chart.load.took'), show: format.seconds },
      { label: t('chart.load.needed'), show: format.score },
    ],
    rows: points.map((point) => [
      point.startsAt,
      point.queued,
      point.answered,
      point.timedOut,
      point.meanWaitMs,
      point.meanTookMs,
      point.peopleNeeded,
    ]),
  };
}
