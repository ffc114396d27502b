import { Select } from '@mantine/core';
import { useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { TimeChart } from '../charts/time-chart.tsx';
import { upToAll } from '../charts/value-axis.ts';
import { ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** How often a challenger in shadow would have decided as the model did, over time. */
export function AgreementCard() {
  const { t, format, filter, share, of, before, parts, openPoint, timeColumn } = useChart();
  const [chosen, choose] = useState<string | null>(null);
  return (
    <ChartCard
      name="agreement"
      figure="agreement"
      question={t('chart.agreement.question')}
      empty={t('chart.agreement.empty')}
      report={useReport('report.agreement', filter)}
      answer={({ challengers }) => {
        const shown = challengers.find(({ sha256 }) => sha256 === chosen) ?? challengers[0];
        if (shown === undefined) return null;
        const { current, previous, points, sha256, name } = shown;
        const which = { disputedBy: sha256 };
        return {
          figure: share(current.agreed, current.compared),
          note: t('chart.agreement.note', { name, of: of(current.agreed, current.compared) }),
          detail: t('chart.agreement.detail', {
            champion: format.count(current.onlyChampionPasses),
            challenger: format.count(current.onlyChallengerPasses),
          }),
          before: before(previous.compared === 0 ? null : share(previous.agreed, previous.compared)),
          choice:
            challengers.length === 1 ? undefined : (
              <Select
                aria-label={t('chart.agreement.challenger')}
                allowDeselect={false}
                value={sha256}
                onChange={choose}
                data={challengers.map((one) => ({ value: one.sha256, label: one.name }))}
              />
            ),
          parts: parts(which),
          chart: (
            <TimeChart
              points={points.map(({ startsAt, agreed, compared }) => ({
                at: startsAt,
                share: ratio(agreed, compared),
              }))}
              series={[{ key: 'share', label: t('chart.agreement.label'), tone: 'main', kind: 'line' }]}
              onPoint={openPoint(which)}
              show={format.percent}
              domain={upToAll(points.map(({ agreed, compared }) => ratio(agreed, compared)))}
            />
          ),
          table: {
            columns: [
              timeColumn,
              { label: t('chart.agreement.challenger') },
              { label: t('chart.agreement.compared'), show: format.count },
              { label: t('chart.agreement.agreed'), show: format.count },
              { label: t('chart.agreement.only-champion'), show: format.count },
              { label: t('chart.agreement.only-challenger'), show: format.count },
              { label: t('chart.agreement.label'), show: format.percent },
            ],
            rows: challengers.flatMap((one) =>
              one.points.map((point) => [
                point.startsAt,
                one.name,
                point.compared,
                point.agreed,
                point.onlyChampionPasses,
                point.onlyChallengerPasses,
                ratio(point.agreed, point.compared),
              ]),
            ),
          },
        };
      }}
    />
  );
}
