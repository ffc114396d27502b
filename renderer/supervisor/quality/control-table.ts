import type { TFunction } from 'i18next';
import type { ControlChart } from '../../../preload/contract/reports/control.ts';
import type { Format } from '../../../preload/words/format.ts';
import type { ControlWords } from '../../ui/words/control-words.ts';
import type { ChartTable } from '../charts/chart-table.ts';
import { timeColumn } from '../charts/time-column.ts';

/** The table of a control chart: each point with its limits and its signals in words. */
export function controlTable(
  { points, kind }: ControlChart,
  words: ControlWords,
  t: TFunction,
  format: Format,
): ChartTable {
  const show = kind === 'shares' ? format.percent : format.count;
  const running = points.find(({ isUnfinished }) => isUnfinished)?.startsAt ?? null;
  return {
    columns: [
      timeColumn(t, format, running),
      { label: t('control.decided'), show: format.count },
      { label: t('control.rejected'), show: format.count },
      { label: t(kind === 'shares' ? 'control.share' : 'control.gap'), show },
      { label: t('control.lower'), show },
      { label: t('control.upper'), show },
      { label: t('control.signals') },
    ],
    rows: points.map(({ startsAt, decided, rejected, value, lower, upper, signals }) => [
      startsAt,
      decided,
      rejected,
      value,
      lower,
      upper,
      signals.map(words.signal).join('; ') || null,
    ]),
  };
}
