/** Why a part may be worth showing: what people or the model made of it. */
export type PartHint = 'disputed' | 'near-limit' | 'agreed-bad' | 'agreed-good' | 'rejected' | 'passed';

/** The composition of a study: as many good parts as bad ones, and one third on which people may well differ. */
export type PartGroup = 'borderline' | 'bad' | 'good';

const GROUPS: readonly PartGroup[] = ['borderline', 'bad', 'good'];

export function groupOf(hint: PartHint): PartGroup {
  switch (hint) {
    case 'disputed':
    case 'near-limit':
      return 'borderline';
    case 'agreed-bad':
    case 'rejected':
      return 'bad';
    case 'agreed-good':
    case 'passed':
      return 'good';
    default:
      return hint satisfies never;
  }
}

/**
 * As many of these parts as requested, a third from each group; if one has too few, the others make up for it. The first of each
 * group are taken, so callers put the best-known first. No part is taken twice, even if there are several hints at it.
 */
export function suggestParts<Part extends { readonly id: number; readonly hint: PartHint }>(
  candidates: readonly Part[],
  count: number,
): readonly Part[] {
  const seen = new Set<number>();
  const fresh = candidates.filter(({ id }) => !seen.has(id) && seen.add(id));
  const groups = GROUPS.map((group) => fresh.filter(({ hint }) => groupOf(hint) === group));
  const taken = groups.map(() => 0);
  for (let left = count; left > 0; left -= 1) {
    // The group from which the fewest were taken, the borderline group first in a tie.
    const open = groups.map((_, at) => at).filter((at) => (taken[at] ?? 0) < (groups[at]?.length ?? 0));
    const next = open.toSorted((one, other) => (taken[one] ?? 0) - (taken[other] ?? 0))[0];
    if (next === undefined) break;
    taken[next] = (taken[next] ?? 0) + 1;
  }
  return groups.flatMap((group, at) => group.slice(0, taken[at]));
}
