import { Select } from '@mantine/core';
import { useState } from 'react';
import type { AgreementReport } from '../../../preload/contract/reports/input-output.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { upToAll } from '../charts/share-ticks.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import { type ChartTools, ratio, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

type Challengers = AgreementReport['challengers'];

/** How often a challenger in shadow agreed with the champion, over time. */
export function AgreementCard() {
  const tools = useChart();
  const { t, filter } = tools;
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
        const choice = (
          <Select
            aria-label={t('chart.agreement.challenger')}
            allowDeselect={false}
            value={shown.sha256}
            onChange={choose}
            data={challengers.map(({ sha256, name }) => ({ value: sha256, label: name }))}
          />
        );
        return {
          ...answerOf(shown, tools),
          choice: challengers.length === 1 ? undefined : choice,
          table: agreementTable(challengers, tools),
        };
      }}
    />
  );
}

function answerOf(shown: Challengers[number], tools: ChartTools): Omit<Answer, 'table'> {
  const { current, previous, points, sha256, name } = shown;
  const { t, format, share } = tools;
  const which = { disputedBy: sha256 };
  return {
    figure: share(current.agreed, current.compared),
    note: t('chart.agreement.note', { name, of: tools.of(current.agreed, current.compared) }),
    detail: t('chart.agreement.detail', {
      champion: format.count(current.onlyChampionPasses),
      challenger: format.count(current.onlyChallengerPasses),
    }),
    before: tools.before(previous.compared === 0 ? null : share(previous.agreed, previous.compared)),
    parts: tools.parts(which),
    chart: (
      <TimeChart
        points={points.map(({ startsAt, agreed, compared }) => ({ at: startsAt, share: ratio(agreed, compared) }))}
        series={[{ key: 'share', label: t('chart.agreement.label'), tone: 'main', kind: 'line' }]}
        onPoint={tools.openPoint(which)}
        show={format.percent}
        measure={upToAll(points.map(({ agreed, compared }) => ratio(agreed, compared)))}
      />
    ),
  };
}

function agreementTable(challengers: Challengers, { t, format, timeColumn }: ChartTools): ChartTable {
  return {
    columns: [
      timeColumn,
      { label: t('chart.agreement.challenger') },
      { label: t('chart.agreement.compared'), show: format.count },
      { label: t('chart.agreement.agreed'), show: format.count },
      { label: t('chart.agreement.only-champion'), show: format.count },
      { label: t('chart.agreement.only-challenger'), show: format.count },
      { label: t('chart.agreement.label'), show: format.percent },
    ],
    rows: challengers.flatMap(({ name, points }) =>
      points.map((point) => [
        point.startsAt,
        name,
        point.compared,
        point.agreed,
        point.onlyChampionPasses,
        point.onlyChallengerPasses,
        ratio(point.agreed, point.compared),
      ]),
    ),
  };
}
