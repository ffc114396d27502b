import { Z_95 } from './wilson-interval.ts';

/** Parts that both judges looked at; those that only one got wrong; and unsettled ones that only one may have got wrong. */
export type OneSidedErrors = Readonly<{
  looked: number;
  champion: number;
  challenger: number;
  championUnsettled: number;
  challengerUnsettled: number;
}>;

/** The challenger’s share of errors less the champion’s, of all parts that both looked at. `difference` is of what is settled. */
export type Difference = Readonly<{ of: number; difference: number; low: number; high: number }>;

/**
 * Difference of two error shares over the same parts; `null` without parts. Only parts that exactly one of them got wrong matter, so
 * those that both got right or both got wrong need not be distinguished. The 95 % interval is that of Agresti and Min ("Simple improved
 * confidence intervals for comparing matched proportions", Statistics in Medicine 24, 2005: half a part more in each cell), its lower
 * end with every unsettled part as the champion’s error, its upper end with every one as the challenger’s.
 */
export function pairedShareDifference(errors: OneSidedErrors): Difference | null {
  const { looked, champion, challenger, championUnsettled, challengerUnsettled } = errors;
  if (looked === 0) return null;
  return {
    of: looked,
    difference: (challenger - champion) / looked,
    low: limit(looked, challenger, champion + championUnsettled, -1),
    high: limit(looked, challenger + challengerUnsettled, champion, 1),
  };
}

function limit(looked: number, challenger: number, champion: number, side: 1 | -1): number {
  const of = looked + 2;
  const difference = (challenger - champion) / of;
  const oneSided = (challenger + champion + 1) / of;
  const reach = Z_95 * Math.sqrt(Math.max(0, oneSided - difference ** 2) / of);
  return Math.min(1, Math.max(-1, difference + side * reach));
}
