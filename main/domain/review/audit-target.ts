import { incompleteBeta } from '../statistics/binomial.ts';
import { fewest } from '../statistics/fewest.ts';
import { logBeta } from '../statistics/log-gamma.ts';
import { type AuditStratum, auditedShare } from './audited-share.ts';

/** The chance, over all the days on which anybody looks, of reporting a target as shown that is not met. */
const RISK = 0.05;
/** No target needs more than this: 0.01 % with no errors found takes 45,000. */
const MOST_AUDITS = 2_000_000;

/**
 * Whether the audits show that at most `target` of the decisions are wrong. Both conditions must hold: the evidence against a larger share
 * is clear, and the displayed interval ends at or below the target; so the two never contradict each other.
 */
export function isTargetShown(target: number, strata: readonly AuditStratum[]): boolean {
  if (!byChance(strata).every((each) => isClear(target, each))) return false;
  const found = auditedShare(strata);
  return found !== null && found.high <= target;
}

/**
 * How many more audits without an error are needed to show the target: 0 if it is shown, `null` if two million would not do. `drawShare`
 * is the share drawn from now on.
 */
export function auditsStillNeeded(target: number, strata: readonly AuditStratum[], drawShare: number): number | null {
  return fewest(0, MOST_AUDITS, (more) => {
    if (more === 0) return isTargetShown(target, strata);
    const decided = Math.round(more / Math.max(drawShare, 1e-6));
    return isTargetShown(target, [
      ...strata,
      { decided, drawShare, drawn: more, right: more, wrong: 0, inconclusive: 0 },
    ]);
  });
}

type Counts = { readonly right: number; readonly wrong: number };

/** Right and wrong audits of all decisions that had the same chance of being drawn. If each such sample meets the target, the whole does. */
function byChance(strata: readonly AuditStratum[]): readonly Counts[] {
  return [...Map.groupBy(strata, ({ drawShare }) => drawShare).values()]
    .map((some) => ({
      right: some.reduce((sum, { right }) => sum + right, 0),
      wrong: some.reduce((sum, { wrong }) => sum + wrong, 0),
    }))
    .filter(({ right, wrong }) => right + wrong > 0);
}

/**
 * Whether the evidence against more than `target` wrong decisions is clear. The e-value of a uniform mixture of smaller shares against
 * the target, E = ∫₀ᵗ θʷ(1−θ)ʳ dθ ÷ t ÷ (tʷ(1−t)ʳ), is a supermartingale whenever the true share is the target or more, so it may be
 * read every day: it ever reaches 1/α with a chance of at most α (Ville 1939).
 */
function isClear(target: number, { right, wrong }: Counts): boolean {
  const below = incompleteBeta(target, wrong + 1, right + 1);
  if (below <= 0) return false;
  const mixture = Math.log(below) + logBeta(wrong + 1, right + 1) - Math.log(target);
  return mixture - wrong * Math.log(target) - right * Math.log1p(-target) >= -Math.log(RISK);
}
