import type { ReviewLoad } from '../../../preload/contract/reports/automation.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** What comes to people against what they get done, in people who would have to work all the time. */
export function LoadCard() {
  const { t, format, filter, before, timeColumn } = useChart();
  const now = useNow(10_000);
  const people = ({ peopleNeeded }: ReviewLoad) => (peopleNeeded === null ? '—' : format.score(peopleNeeded));
  const age = (ms: number | null) => (ms === null ? '—' : format.age(ms));
  return (
    <ChartCard
      name="review-load"
      figure="review-load"
      question={t('chart.load.question')}
      empty={t('chart.load.empty')}
      report={useReport('report.review-load', filter)}
      answer={({ current, previous, points, waiting, oldestAt }) =>
        current.queued + current.answered + current.timedOut === 0
          ? null
          : {
              figure: t('chart.load.people', { people: people(current) }),
              note: t('chart.load.note', {
                queued: format.count(current.queued),
                answered: format.count(current.answered),
                timedOut: format.count(current.timedOut),
                wait: age(current.meanWaitMs),
                waiting: format.count(waiting),
                oldest: oldestAt === null ? '—' : format.age(now - oldestAt),
              }),
              before: before(
                previous.peopleNeeded === null ? null : t('chart.load.people', { people: people(previous) }),
              ),
              chart: (
                <TimeChart
                  points={points.map(({ startsAt, queued, answered, timedOut }) => ({
                    at: startsAt,
                    queued,
                    answered,
                    timedOut,
                  }))}
                  series={[
                    { key: 'queued', label: t('chart.load.queued'), tone: 'quiet', kind: 'bar' },
                    { key: 'answered', label: t('chart.load.answered'), tone: 'main', kind: 'bar' },
                    { key: 'timedOut', label: t('chart.load.timed-out'), tone: 'second', kind: 'bar' },
                  ]}
                  show={format.count}
                />
              ),
              table: {
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
              },
            }
      }
    />
  );
}
