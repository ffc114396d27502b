type Item = { readonly id: number };

/** Overdue second looks get at most half of the turns: a line is waiting for the rest. */
const MOST_TURNS = 0.5;

/** The chance that the next turn goes to a second look: `share`, or more once one has waited too long. */
export function turnOfSecondLook(share: number, isAged: boolean): number {
  return isAged ? Math.max(share, MOST_TURNS) : share;
}

/**
 * The order in which free items are offered. The queue is sorted by urgency, with what no line waits for at the end. So that
 * second looks are not put off for ever while a line keeps waiting, some turns are theirs: `isTheirs` is asked for each turn
 * that a second look would not have had anyway, with the one that would come next.
 */
export function inTurn<T extends Item>(
  queue: readonly T[],
  secondLooks: readonly T[],
  isTheirs: (next: T) => boolean,
): readonly T[] {
  const taken = new Set<number>();
  const next = (of: readonly T[]) => of.find(({ id }) => !taken.has(id));
  const order: T[] = [];
  for (let first = next(queue); first !== undefined; first = next(queue)) {
    const second = next(secondLooks);
    const chosen = second !== undefined && second.id !== first.id && isTheirs(second) ? second : first;
    taken.add(chosen.id);
    order.push(chosen);
  }
  return order;
}
