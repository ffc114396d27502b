/** Takes that many of these in their order, equally many bad and good ones; if one kind runs out, the other fills up. */
export function balancedPick<T extends { readonly isBad: boolean }>(
  candidates: readonly T[],
  count: number,
): readonly T[] {
  const bad = candidates.filter(({ isBad }) => isBad);
  const good = candidates.filter(({ isBad }) => !isBad);
  const half = Math.ceil(count / 2);
  const fromBad = Math.min(bad.length, Math.max(half, count - good.length));
  return [...bad.slice(0, fromBad), ...good.slice(0, count - fromBad)].slice(0, count);
}
