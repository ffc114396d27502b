import { axis } from './look.ts';

type End = number | 'auto';
const ALL = [0, 1] as const;

/** The value axis: as wide as its labels, in whole steps for whole numbers, and with a height even if all are 0. */
export function valueAxis(values: readonly number[], domain: readonly [End, End] = [0, 'auto']) {
  const isFlat = domain[0] === 0 && domain[1] === 'auto' && values.every((value) => value === 0);
  return {
    ...axis,
    axisLine: false,
    width: 'auto',
    allowDecimals: isFlat || !values.every(Number.isInteger),
    domain: isFlat ? ALL : domain,
    ...(isFlat && { ticks: ALL }),
  } as const;
}

/** From a round tenth below the lowest share up to 1. */
export function upToAll(shares: readonly (number | null)[]): readonly [number, number] {
  const lowest = Math.min(0.9, ...shares.filter((share) => share !== null));
  return [Math.floor(lowest * 10) / 10, 1];
}
