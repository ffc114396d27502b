import { chanceOfAtMost } from './binomial.ts';

/**
 * Two-sided p-value of McNemar's exact test: the probability of a split of the discordant pairs at least this uneven,
 * if either side were equally likely to be wrong. 1 if there are no such pairs. `firstOnly` and `secondOnly` are whole counts.
 * It is valid for one look at a sample whose size was fixed beforehand; for a figure that people look at repeatedly see
 * `pairedEvidence`.
 * Sources: McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); the exact form is the binomial test with a probability of one half.
 */
export function mcNemarExact(firstOnly: number, secondOnly: number): number {
  const pairs = firstOnly + secondOnly;
  if (pairs === 0) return 1;
  return Math.min(1, 2 * chanceOfAtMost(Math.min(firstOnly, secondOnly), pairs, 0.5));
}
