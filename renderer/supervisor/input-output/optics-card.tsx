import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { OpticsReport } from '../../../preload/contract/reports/input-output.ts';
import { type Answer, ChartCard } from '../charts/chart-card.tsx';
import type { ChartTable } from '../charts/chart-table.ts';
import { type Series, TimeChart } from '../charts/time-chart.tsx';
import { type ChartTools, useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const names = ['brightness', 'contrast', 'sharpness'] as const;
type Name = (typeof names)[number];

/** All but three in a thousand single parts lie within this many deviations of the baseline. */
const REACH = 3;

/** Whether the pictures still look the same: means against the range of the parts of the previous thirty days. */
export function OpticsCard() {
  const tools = useChart();
  const { t, filter } = tools;
  const [name, choose] = useState<Name>('brightness');
  const choice = (
    <SegmentedControl
      aria-label={t('chart.optics.which')}
      value={name}
      onChange={(value) => choose(names.find((one) => one === value) ?? 'brightness')}
      data={names.map((value) => ({ value, label: t(`chart.optics.${value}`) }))}
    />
  );
  return (
    <ChartCard
      name={name}
      figure="optics"
      question={t('chart.optics.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.optics', filter)}
      answer={(report) => {
        const answer = answerOf(report, name, tools);
        return answer && { ...answer, choice };
      }}
    />
  );
}

function answerOf({ points, baseline }: OpticsReport, name: Name, tools: ChartTools): Answer | null {
  const { t, format } = tools;
  const measured = points.filter(({ optics }) => optics !== null);
  const latest = measured.at(-1);
  const last = latest?.optics?.[name];
  if (latest === undefined || last === undefined) return null;
  const now = format.count(latest.inspected - latest.unreadable);
  const band = usualBand(baseline, name);
  const line: Series = { key: 'mean', label: t(`chart.optics.${name}`), tone: 'main', kind: 'line' };
  const around: Series = { key: 'band', label: t('chart.optics.band'), tone: 'quiet', kind: 'band' };
  return {
    figure: format.rate(last.mean),
    note:
      band === null || baseline === null
        ? t('chart.optics.no-baseline', { now })
        : t('chart.optics.note', {
            now,
            low: format.rate(band[0]),
            high: format.rate(band[1]),
            parts: format.count(baseline.parts),
          }),
    parts: tools.parts(),
    chart: (
      <TimeChart
        points={measured.map(({ startsAt, optics }) => ({
          at: startsAt,
          mean: optics?.[name].mean ?? null,
          ...(band === null ? {} : { band }),
        }))}
        series={band === null ? [line] : [line, around]}
        onPoint={tools.openPoint()}
        show={format.rate}
        measure="range"
      />
    ),
    table: opticsTable(measured, tools),
  };
}

/** The range of single parts in the baseline; null without one. */
function usualBand(baseline: OpticsReport['baseline'], name: Name): readonly [low: number, high: number] | null {
  if (baseline === null) return null;
  const { mean, deviation } = baseline[name];
  return [Math.max(0, mean - REACH * deviation), mean + REACH * deviation];
}

function opticsTable(measured: OpticsReport['points'], { t, format, timeColumn }: ChartTools): ChartTable {
  return {
    columns: [
      timeColumn,
      { label: t('chart.inspected'), show: format.count },
      ...names.flatMap((one) => [
        { label: t(`chart.optics.${one}`), show: format.rate },
        { label: t('chart.optics.deviation', { of: t(`chart.optics.${one}`) }), show: format.rate },
      ]),
    ],
    rows: measured.map(({ startsAt, inspected, optics }) => [
      startsAt,
      inspected,
      ...names.flatMap((one) => [optics?.[one].mean ?? null, optics?.[one].deviation ?? null]),
    ]),
  };
}
