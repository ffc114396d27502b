import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ChartCard } from '../charts/chart-card.tsx';
import { type Series, TimeChart } from '../charts/time-chart.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

const names = ['brightness', 'contrast', 'sharpness'] as const;
type Name = (typeof names)[number];

/** Single parts lie in this many deviations around the baseline, but for three in a thousand. */
const REACH = 3;

/** Whether the pictures look as they did: means against where the parts of the thirty days before lay. */
export function OpticsCard() {
  const { t, format, filter, parts, openPoint, timeColumn } = useChart();
  const [name, choose] = useState<Name>('brightness');
  return (
    <ChartCard
      name={name}
      figure="optics"
      question={t('chart.optics.question')}
      empty={t('chart.no-parts')}
      report={useReport('report.optics', filter)}
      answer={({ points, baseline }) => {
        const measured = points.filter(({ optics }) => optics !== null);
        const latest = measured.at(-1);
        const last = latest?.optics?.[name];
        if (latest === undefined || last === undefined) return null;
        const now = format.count(latest.inspected - latest.unreadable);
        const usual = baseline?.[name] ?? null;
        const band =
          usual && ([Math.max(0, usual.mean - REACH * usual.deviation), usual.mean + REACH * usual.deviation] as const);
        const line: Series = { key: 'mean', label: t(`chart.optics.${name}`), tone: 'main', kind: 'line' };
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
          choice: (
            <SegmentedControl
              aria-label={t('chart.optics.which')}
              value={name}
              onChange={(value) => choose(names.find((one) => one === value) ?? 'brightness')}
              data={names.map((value) => ({ value, label: t(`chart.optics.${value}`) }))}
            />
          ),
          parts: parts(),
          chart: (
            <TimeChart
              points={measured.map(({ startsAt, optics }) => ({
                at: startsAt,
                mean: optics?.[name].mean ?? null,
                ...(band === null ? {} : { band }),
              }))}
              series={
                band === null
                  ? [line]
                  : [line, { key: 'band', label: t('chart.optics.band'), tone: 'quiet', kind: 'band' }]
              }
              onPoint={openPoint()}
              show={format.rate}
              domain={['auto', 'auto']}
            />
          ),
          table: {
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
          },
        };
      }}
    />
  );
}
