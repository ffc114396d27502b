import type { TFunction } from 'i18next';
import type { Instant } from '../../../preload/contract/values/units.ts';
import type { Format } from '../../../preload/words/format.ts';
import type { Column } from './chart-table.ts';

/** When the rows of a series begin; the one still running is marked on screen and in the file. */
export function timeColumn(t: TFunction, format: Format, running: Instant | null): Column {
  return {
    label: t('chart.time'),
    show: (at) => (at === running ? t('chart.so-far', { at: format.dayTime(at) }) : format.dayTime(at)),
    isInstant: true,
    rows: { running, label: t('chart.row-is'), whole: t('chart.row-whole'), soFar: t('chart.row-so-far') },
  };
}
