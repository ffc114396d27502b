import { axis } from './look.ts';
import { countTicks, rangeTicks } from './round-ticks.ts';
import { shareTicks } from './share-ticks.ts';

/**
 * What an axis measures: `counts` begins at 0 with whole steps for whole numbers, `shares` at 0 and never goes above all, `range`
 * fits what there is. A list of numbers is the ticks themselves, from the lowest to the highest.
 */
export type Measure = 'counts' | 'shares' | 'range' | readonly number[];

/** How the values of an axis are written: with their unit, and without it where the unit is the same all along the axis. */
export type Labels = {
  readonly show: (value: number) => string;
  readonly bare?: ((value: number) => string) | undefined;
};

/** The value axis: as wide as its labels, with round ticks, and with a height even if all are 0. The highest label alone names the unit. */
export function valueAxis(values: readonly number[], measure: Measure = 'counts', { show, bare = show }: Labels) {
  const ticks = ticksOf(values, measure);
  const top = ticks.at(-1) ?? 1;
  return {
    ...axis,
    axisLine: false,
    width: 'auto' as const,
    domain: [ticks[0] ?? 0, top],
    ticks: [...ticks],
    tickFormatter: (value: number) => (value === top ? show : bare)(value),
  };
}

function ticksOf(values: readonly number[], measure: Measure): readonly number[] {
  if (measure === 'counts') return countTicks(values);
  if (measure === 'range') return rangeTicks(values);
  return measure === 'shares' ? shareTicks(values.reduce((most, value) => Math.max(most, value), 0)) : measure;
}
