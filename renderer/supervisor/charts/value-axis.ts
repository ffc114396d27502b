import { axis } from './look.ts';
import { shareTicks } from './share-ticks.ts';

/**
 * What an axis measures: `counts` begins at 0 with whole steps for whole numbers, `shares` at 0 and never goes above all, `range`
 * fits what there is. A list of numbers is the ticks themselves, from the lowest to the highest.
 */
export type Measure = 'counts' | 'shares' | 'range' | readonly number[];

/** The value axis: as wide as its labels, with round ticks, and with a height even if all are 0. */
export function valueAxis(values: readonly number[], measure: Measure = 'counts') {
  const shared = { ...axis, axisLine: false, width: 'auto' } as const;
  const isFlat = measure === 'counts' && values.every((value) => value === 0);
  const ticks = isFlat ? [0, 1] : ticksOf(values, measure);
  if (ticks !== null) return { ...shared, domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks: [...ticks] };
  const from = measure === 'range' ? 'auto' : 0;
  return { ...shared, allowDecimals: !values.every(Number.isInteger), domain: [from, 'auto'] as const };
}

function ticksOf(values: readonly number[], measure: Measure): readonly number[] | null {
  if (measure === 'counts' || measure === 'range') return null;
  return measure === 'shares' ? shareTicks(values.reduce((most, value) => Math.max(most, value), 0)) : measure;
}
