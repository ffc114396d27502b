/** The number of values between `bin × width` and `(bin + 1) × width`. */
export type Bin = Readonly<{ bin: number; count: number }>;

/** The median of values counted in bins of equal width, assuming they are spread evenly in each; `null` if there are none. Exact to one width. */
export function medianOfBins(bins: readonly Bin[], width: number): number | null {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { bin, count } of bins.toSorted((a, b) => a.bin - b.bin)) {
    if (count > 0 && before + count >= total / 2) return (bin + (total / 2 - before) / count) * width;
    before += count;
  }
  return null;
}
