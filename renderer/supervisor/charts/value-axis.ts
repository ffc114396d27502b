import { axis } from './look.ts';

type End = number | 'auto';
const ALL = [0, 1] as const;

/** The axis that figures are read from: as wide as its words, in whole steps where there are only whole figures, and with a height even where all of them are 0. */
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

/** From a round tenth below the lowest share up to all. */
export function upToAll(shares: readonly (number | null)[]): readonly [number, number] {
  const lowest = Math.min(0.9, ...shares.filter((share) => share !== null));
  return [Math.floor(lowest * 10) / 10, 1];
}
