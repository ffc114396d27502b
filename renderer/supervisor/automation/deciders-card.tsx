import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const deciders = ['byModel', 'byPerson', 'timedOut', 'open'] as const;
const tones = { byModel: 'main', byPerson: 'second', timedOut: 'third', open: 'quiet' } as const;

/** Who decided the parts, and the share decided without a person. */
export function DecidersCard() {
  const { t, format, filter, share, of, before, parts, openPoint, timeColumn } = useChart();
  return (
    <ChartCard
      name="deciders"
      figure="deciders"
      question={t('chart.deciders.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.deciders', filter)}
      answer={({ current, previous, points }) =>
        current.inspected === 0
          ? null
          : {
              figure: share(current.byModel, current.inspected),
              note: t('chart.deciders.note', { of: of(current.byModel, current.inspected) }),
              before: before(previous.inspected === 0 ? null : share(previous.byModel, previous.inspected)),
              parts: parts({ counted: 'by-model' }),
              chart: (
                <TimeChart
                  points={points.map(({ startsAt, byModel, byPerson, timedOut, open }) => ({
                    at: startsAt,
                    byModel,
                    byPerson,
                    timedOut,
                    open,
                  }))}
                  series={deciders.map((key) => ({
                    key,
                    label: t(`chart.deciders.${key}`),
                    tone: tones[key],
                    kind: 'stack',
                  }))}
                  onPoint={openPoint()}
                  show={format.count}
                />
              ),
              table: {
                columns: [
                  timeColumn,
                  { label: t('chart.inspected'), show: format.count },
                  ...deciders.map((key) => ({ label: t(`chart.deciders.${key}`), show: format.count })),
                  { label: t('chart.deciders.rate'), show: format.percent },
                ],
                rows: points.map((point) => [
                  point.startsAt,
                  point.inspected,
                  ...deciders.map((key) => point[key]),
                  ratio(point.byModel, point.inspected),
                ]),
              },
            }
      }
    />
  );
}
