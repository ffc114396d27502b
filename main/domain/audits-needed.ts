import { chanceOfAtMost } from './binomial.ts';
import { fewest } from './fewest.ts';

const RISK = 0.05;
/** No target asks for more than this: 0.001 % with nothing found takes 300,000. */
const MOST = 2_000_000;

/**
 * How many random audits it takes in all to say with 95 % certainty that at most `target` of the decisions are wrong,
 * when `wrong` of them are found to be: the smallest n whose exact upper limit (Clopper and Pearson, Biometrika 26,
 * 1934, one-sided) is at most `target`. With none found about 3 ÷ target (the rule of three, Hanley and Lippman-Hand,
 * JAMA 249, 1983).
 */
export function auditsNeeded(target: number, wrong: number): number {
  return fewest(wrong, MOST, (audits) => chanceOfAtMost(wrong, audits, target) <= RISK) ?? MOST;
}
