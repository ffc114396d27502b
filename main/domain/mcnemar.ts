/**
 * Two-sided p-value of McNemar's exact test: how likely so uneven a split of the discordant pairs, or a more uneven one, would be
 * if either side were as likely to be the wrong one. 1 where there is none. `firstOnly` and `secondOnly` are whole counts.
 * Sources: McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); the exact form is the binomial test with a probability of one half.
 */
export function mcNemarExact(firstOnly: number, secondOnly: number): number {
  const pairs = firstOnly + secondOnly;
  const fewer = Math.min(firstOnly, secondOnly);
  // Terms of the binomial as logarithms: of a thousand pairs one half to the thousandth is no number any more.
  let logTerm = -pairs * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= fewer; k += 1) {
    logTerm += Math.log(pairs - k + 1) - Math.log(k);
    tail += Math.exp(logTerm);
  }
  return Math.min(1, 2 * tail);
}

/** How sure one wants to be of a difference before a model is changed for it, two-sided. */
const CERTAINTY_LEVEL = 0.05;
/** Beyond this many it is no help to be told how many. */
const MOST_PAIRS = 100_000;

/**
 * How many more discordant pairs it takes until McNemar's exact test falls below 5 %, should they go on splitting as they have so
 * far; 0 when it already does, `null` where they split evenly, or too few are there to say how they split.
 */
export function pairsStillNeeded(firstOnly: number, secondOnly: number): number | null {
  if (mcNemarExact(firstOnly, secondOnly) < CERTAINTY_LEVEL) return 0;
  const seen = firstOnly + secondOnly;
  const share = Math.max(firstOnly, secondOnly) / seen;
  if (seen === 0 || share === 0.5) return null;
  for (let pairs = seen + 1; pairs <= MOST_PAIRS; pairs += 1) {
    const more = Math.round(share * pairs);
    if (mcNemarExact(more, pairs - more) < CERTAINTY_LEVEL) return pairs - seen;
  }
  return null;
}
