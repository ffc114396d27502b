/** How many values lie in a step of a scale of logarithms. */
export type StepCount = { readonly step: number; readonly count: number };

/**
 * The value below which the given share of all values lies (nearest rank), from counts in steps of a logarithmic scale: step k
 * contains the values between 2^(k / perOctave) and 2^((k + 1) / perOctave). `null` if there are none.
 *
 * The answer is the point of the step with equal relative distance to both its ends: never more than
 * {@link mostOff} away from the true value. That is DDSketch (Masson, Rim and Lee, PVLDB 12, 2019), with the steps as its bins.
 */
export function logQuantile(counts: readonly StepCount[], share: number, perOctave: number): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(share * total));
  let before = 0;
  for (const { step, count } of counts.toSorted((a, b) => a.step - b.step)) {
    before += count;
    if (before >= rank) return (2 ** (step / perOctave) * 2 * ratioOf(perOctave)) / (ratioOf(perOctave) + 1);
  }
  return null;
}

/** The largest relative error of an answer: 1.7 % with twenty steps per doubling. */
export function mostOff(perOctave: number): number {
  return (ratioOf(perOctave) - 1) / (ratioOf(perOctave) + 1);
}

function ratioOf(perOctave: number): number {
  return 2 ** (1 / perOctave);
}
