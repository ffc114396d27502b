import type { AuditedShare, CorrectedShare } from '../../../preload/contract/reports/accuracy.ts';
import type { ShareEstimate } from '../statistics/wilson-interval.ts';

/** With fewer looks at parts with known answers, the error rate of people is unknown. */
const FEWEST_LOOKS = 30;

/**
 * How often people call a right decision wrong, and a wrong one right: of passes the false alarms and the misses, of fails the misses
 * and the false alarms.
 */
export type AuditorErrors = Readonly<{ falseCall: ShareEstimate | null; missedCall: ShareEstimate | null }>;

/**
 * The share of wrong decisions, corrected for the errors of the auditors: if people sometimes call a good part bad, nearly everything
 * that audits find in a good process is their own error. Rogan and Gladen, "Estimating prevalence from the results of a screening test",
 * American Journal of Epidemiology 107 (1978). The interval combines the worst ends of the three intervals it is based on, so it is wider
 * than 95 % would need. `null` while too few parts with known answers were looked at, or if people do no better than a coin.
 */
export function correctedShare(
  { share, low, high }: Pick<AuditedShare, 'share' | 'low' | 'high'>,
  { falseCall, missedCall }: AuditorErrors,
): CorrectedShare | null {
  if (falseCall === null || missedCall === null) return null;
  if (falseCall.of < FEWEST_LOOKS || missedCall.of < FEWEST_LOOKS) return null;
  if (1 - missedCall.high - falseCall.high <= 0) return null;
  const freed = (called: number, missed: number, wrongly: number) =>
    Math.min(1, Math.max(0, (called - wrongly) / (1 - missed - wrongly)));
  return {
    share: freed(share, missedCall.share, falseCall.share),
    low: freed(low, missedCall.low, falseCall.high),
    high: freed(high, missedCall.high, falseCall.low),
    falseCall,
    missedCall,
  };
}
