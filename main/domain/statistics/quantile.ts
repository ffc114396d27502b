/** The smallest of the sorted values that at least this share of them does not exceed (nearest rank); 0 without values. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
