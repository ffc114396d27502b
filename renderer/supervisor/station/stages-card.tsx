import { Select } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { StageReport } from '../../../preload/contract/reports/station-figures.ts';
import type { Format } from '../../../preload/words/format.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** How long each stage of a part takes: median and 95th percentile. */
export function StagesCard() {
  const { t, format, filter } = useChart();
  const [chosen, choose] = useState<string | null>(null);
  return (
    <ChartCard
      name="stages"
      figure="stages"
      question={t('chart.stages.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.stages', filter)}
      answer={({ stages }) => {
        const lanes = [...new Map(stages.map(({ laneId, laneName }) => [String(laneId), laneName]))];
        const lane = lanes.find(([id]) => id === chosen) ?? lanes[0];
        if (lane === undefined) return null;
        const shown = stages.filter(({ laneId }) => String(laneId) === lane[0]);
        const whole = shown.find(({ stage }) => stage === 'whole');
        return {
          figure: whole === undefined ? '—' : format.milliseconds(whole.p95Ms),
          note:
            whole &&
            t('chart.stages.note', {
              count: whole.parts,
              p50: format.milliseconds(whole.p50Ms),
              parts: format.count(whole.parts),
            }),
          choice:
            lanes.length > 1 ? (
              <Select
                aria-label={t('supervisor.filter.lane')}
                value={lane[0]}
                onChange={choose}
                allowDeselect={false}
                data={lanes.map(([value, label]) => ({ value, label }))}
              />
            ) : undefined,
          chart: (
            <BarChart
              rows={shown.map(({ stage, p50Ms, p95Ms }) => ({ name: t(`chart.stages.${stage}`), p50Ms, p95Ms }))}
              bars={[
                { key: 'p50Ms', label: t('chart.stages.p50'), tone: 'third' },
                { key: 'p95Ms', label: t('chart.stages.p95'), tone: 'main' },
              ]}
              show={format.milliseconds}
              bare={format.rate}
            />
          ),
          table: stagesTable(stages, t, format),
        };
      }}
    />
  );
}

function stagesTable(stages: StageReport['stages'], t: TFunction, format: Format): ChartTable {
  return {
    columns: [
      { label: t('supervisor.filter.lane') },
      { label: t('chart.stages.stage') },
      { label: t('chart.inspected'), show: format.count },
      { label: t('chart.stages.p50'), show: format.milliseconds },
      { label: t('chart.stages.p95'), show: format.milliseconds },
    ],
    rows: stages.map(({ laneName, stage, parts, p50Ms, p95Ms }) => [
      laneName,
      t(`chart.stages.${stage}`),
      parts,
      p50Ms,
      p95Ms,
    ]),
  };
}
