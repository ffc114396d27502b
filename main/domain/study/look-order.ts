/** Parts seen in this last share of a round do not appear in the same first share of the next. */
const KEPT_APART = 0.25;

/**
 * The order in which one person sees the parts in each round: random, new for every round, and no part both at the end of one round and at
 * the beginning of the next.
 * @param draw evenly distributed, 0 ≤ draw < 1
 */
export function lookOrder<Part>(
  parts: readonly Part[],
  rounds: number,
  draw: () => number,
): readonly (readonly Part[])[] {
  const few = Math.floor(parts.length * KEPT_APART);
  const orders: (readonly Part[])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const late = new Set(few === 0 ? [] : orders.at(-1)?.slice(-few));
    const first = shuffled(
      parts.filter((part) => !late.has(part)),
      draw,
    ).slice(0, few);
    const begun = new Set(first);
    const rest = parts.filter((part) => !begun.has(part));
    orders.push([...first, ...shuffled(rest, draw)]);
  }
  return orders;
}

/** Every order is equally likely (Fisher and Yates). */
export function shuffled<Part>(parts: readonly Part[], draw: () => number): readonly Part[] {
  const left = [...parts];
  const order: Part[] = [];
  while (left.length > 0) order.push(...left.splice(Math.floor(draw() * left.length), 1));
  return order;
}
