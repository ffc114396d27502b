import type { TFunction } from 'i18next';
import type { ModelMeasures } from '../../preload/contract/models/model.ts';
import type { Format } from '../../preload/words/format.ts';

/** A share with its interval and denominator; a dash where nothing was counted. */
export function estimateWords(value: ModelMeasures['decided'] | undefined, t: TFunction, format: Format): string {
  if (value == null) return '—';
  const { share, low, high, count, of } = value;
  return t('gate.share', {
    share: format.percent(share),
    low: format.percent(low),
    high: format.percent(high),
    hits: format.count(count),
    of: format.count(of),
  });
}

/** Mean average precision at IoU 0.5, with its interval if there is one. */
export function precision50Words(
  { map50, map50Interval }: Pick<ModelMeasures, 'map50' | 'map50Interval'>,
  t: TFunction,
  format: Format,
): string {
  if (map50 === null || map50Interval === null) return percentWords(map50, format);
  const { low, high } = map50Interval;
  return t('gate.interval', { value: format.percent(map50), low: format.percent(low), high: format.percent(high) });
}

export function percentWords(value: number | null | undefined, format: Format): string {
  return value == null ? '—' : format.percent(value);
}
