/** Parts that both judges looked at: those that only the first got wrong, those that only the second did, and the rest. */
export type ScoredParts = Readonly<{ first: number; second: number; neither: number }>;

/** Stakes spread evenly up to the largest; half of the capital is on the largest one, which nothing beats while nothing goes wrong. */
const STAKES = 20;

/**
 * Evidence, as a natural logarithm, that the first judge’s share of errors is larger than the second’s by less than `margin`: the capital
 * of somebody who bets against the contrary, part by part. A part scores 1 where only the first is wrong, −1 where only the second
 * is, else 0; a stake λ multiplies the capital by 1 − λ(score − margin). While the mean score is `margin` or more that is no
 * winning game, whatever the stake, so the capital ever reaches 1/α with a chance of at most α, however often it is read
 * (Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", JRSS B 2024). The stakes are mixed, so that no
 * capital depends on the order of the parts. Without an error it reaches 20 at 344 parts for a margin of 1 %; a test that is read once,
 * at the end, would need 299.
 */
export function smallDifferenceEvidence({ first, second, neither }: ScoredParts, margin: number): number {
  // The largest stake loses all with one error of the first judge, so it weighs nothing from then on.
  const largest = 1 / (1 - margin);
  const logs = Array.from({ length: STAKES }, (_, index) => {
    const stake = (largest * (index + 1)) / STAKES;
    const weight = index === STAKES - 1 ? 0.5 : 0.5 / (STAKES - 1);
    const loss = index === STAKES - 1 ? (first === 0 ? 0 : -Infinity) : first * Math.log1p(-stake * (1 - margin));
    return Math.log(weight) + loss + second * Math.log1p(stake * (1 + margin)) + neither * Math.log1p(stake * margin);
  });
  const most = Math.max(...logs);
  return most === -Infinity ? most : most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
