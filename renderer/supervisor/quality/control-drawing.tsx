import { useTranslation } from 'react-i18next';
import type { ControlChart } from '../../../preload/contract/reports/control.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { useControlWords } from '../../ui/words/control-words.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { type Series, TimeChart } from '../charts/time-chart.tsx';

type Props = { readonly chart: ControlChart; readonly onPoint?: (at: Instant) => void };

/** The drawing of a control chart: points, mean and limits, with a ring around points that signal. */
export function ControlDrawing({ chart, onPoint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useControlWords();
  const { points, kind, baseline } = chart;
  const marks = new Set(points.filter(({ signals }) => signals.length > 0).map(({ startsAt }) => startsAt));
  const mean = baseline === null ? null : words.mean(chart);
  const limits: readonly Series[] = [
    { key: 'mean', label: t('control.mean'), tone: 'quiet', kind: 'steps' },
    { key: 'upper', label: t('control.upper'), tone: 'third', kind: 'steps' },
  ];
  const lowerLimit: Series = { key: 'lower', label: t('control.lower'), tone: 'third', kind: 'steps' };
  const hasLower = points.some(({ lower }) => lower !== null);
  return (
    <TimeChart
      points={points.map(({ startsAt, value, lower, upper }) => ({ at: startsAt, value, lower, upper, mean }))}
      series={[
        { key: 'value', label: t(kind === 'shares' ? 'control.share' : 'control.gap'), tone: 'main', kind: 'line' },
        ...(mean === null ? [] : limits),
        ...(mean === null || !hasLower ? [] : [lowerLimit]),
      ]}
      {...(onPoint !== undefined && { onPoint })}
      show={kind === 'shares' ? format.percent : format.count}
      measure={kind === 'shares' ? 'shares' : 'counts'}
      isMarked={({ at }) => marks.has(at)}
      running={points.find(({ isUnfinished }) => isUnfinished)?.startsAt ?? null}
    />
  );
}
