/** How many values lie in a step of a scale of logarithms. */
export type StepCount = { readonly step: number; readonly count: number };

/**
 * The value below which the given share of all values lies, read from counts in steps of a logarithmic scale: step k
 * holds what lies between 2^(k / perOctave) and 2^((k + 1) / perOctave). Inside a step values are taken to be spread
 * evenly on that scale, so that the answer is at most one step off. `null` of nothing.
 */
export function logQuantile(counts: readonly StepCount[], share: number, perOctave: number): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  for (const { step, count } of counts.toSorted((a, b) => a.step - b.step)) {
    if (before + count >= share * total) {
      return 2 ** ((step + (share * total - before) / count) / perOctave);
    }
    before += count;
  }
  return null;
}
