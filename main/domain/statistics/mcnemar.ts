import { chanceOfAtMost } from './binomial.ts';

/**
 * Two-sided p-value of McNemar's exact test: how likely so uneven a split of the discordant pairs, or a more uneven one, would be
 * if either side were as likely to be the wrong one. 1 where there is none. `firstOnly` and `secondOnly` are whole counts.
 * It holds for one look at a sample whose size was fixed beforehand; for a figure that people look at again and again see
 * `pairedEvidence`.
 * Sources: McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); the exact form is the binomial test with a probability of one half.
 */
export function mcNemarExact(firstOnly: number, secondOnly: number): number {
  const pairs = firstOnly + secondOnly;
  if (pairs === 0) return 1;
  return Math.min(1, 2 * chanceOfAtMost(Math.min(firstOnly, secondOnly), pairs, 0.5));
}
