type Item = { readonly id: number };

/** With half of the turns at most the second looks that have waited too long come first: a line waits for the rest. */
const MOST_TURNS = 0.5;

/** How likely the next turn is theirs, which `share` says, and which is more once one has waited too long. */
export function turnOfSecondLook(share: number, isAged: boolean): number {
  return isAged ? Math.max(share, MOST_TURNS) : share;
}

/**
 * The order in which free items are offered. The queue is in the order of its urgency, in which whatever no line waits for comes last; so
 * that second looks are not put off for ever while a line goes on waiting, some of the turns are theirs: `isTheirs` is asked for each turn
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
