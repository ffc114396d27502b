/** An estimated share with an interval that contains the true one in 95 of 100 such samples. */
export type ShareEstimate = Readonly<{ count: number; of: number; share: number; low: number; high: number }>;

/** Standard normal quantile of 97.5 %: the number of standard errors to either end of a 95 % interval. */
export const Z_95 = 1.959963984540054;

/** Wilson's score interval at 95 % (Wilson 1927): it stays within 0 to 1 and also works for counts of zero; `null` without any. */
export function estimateShare(count: number, of: number): ShareEstimate | null {
  if (of === 0) return null;
  const share = count / of;
  const weight = 1 + Z_95 ** 2 / of;
  const middle = (share + Z_95 ** 2 / (2 * of)) / weight;
  const reach = (Z_95 / weight) * Math.sqrt((share * (1 - share)) / of + Z_95 ** 2 / (4 * of ** 2));
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.max(0, middle - reach),
    high: count === of ? 1 : Math.min(1, middle + reach),
  };
}
