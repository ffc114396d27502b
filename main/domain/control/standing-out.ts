import { chanceOfAtLeast } from '../statistics/binomial.ts';

export type GroupCount = { readonly decided: number; readonly rejected: number };

/** Where all groups are alike, one of them is said to stand out in at most so many of 100 reports. */
const RISK = 0.05;

/**
 * Which groups have more rejects than chance gives them, if rejects fall among the decided parts of all groups alike: binomial, given
 * how many rejects there are in all, which overstates the chance where rejects are frequent. The risk is shared out among the groups
 * (Bonferroni): of many, one always has the most.
 */
export function standingOut(groups: readonly GroupCount[]): readonly boolean[] {
  const decided = groups.reduce((sum, group) => sum + group.decided, 0);
  const rejected = groups.reduce((sum, group) => sum + group.rejected, 0);
  return groups.map((group) => {
    const share = group.decided / decided;
    if (!(share > 0 && share < 1)) return false;
    return chanceOfAtLeast(group.rejected, rejected, share) * groups.length <= RISK;
  });
}
