import type { AuditedShare } from '../../../preload/contract/reports/accuracy.ts';
import { betaQuantile } from '../statistics/binomial.ts';

/**
 * Automatic decisions of one kind under one version of a recipe: how many there were, which share of them is drawn for an audit, how
 * many were drawn, and how people answered. A drawn decision that is neither right nor wrong is still open, or nobody could tell.
 */
export type AuditStratum = Readonly<{
  decided: number;
  drawShare: number;
  drawn: number;
  right: number;
  wrong: number;
  inconclusive: number;
}>;

/** Decisions that had the same chance of being drawn, whenever and under whichever version. */
type Group = { readonly decided: number; readonly drawn: number; readonly right: number; readonly wrong: number };

/**
 * The share of wrong decisions among all that could be drawn, estimated from random audits; `null` while none is answered.
 *
 * Decisions with the same chance of being drawn are one sample, so strata are pooled by that chance, and a version under which nothing
 * was drawn yet borrows no interval from another. Audited decisions are known, not estimated; the rest of a group is assumed to be wrong
 * as often as its drawn ones. The 95 % interval is Clopper and Pearson's for one group (Biometrika 26, 1934), and for several the same on
 * the effective count of their weighted sum, as Fay and Feuer do it for rates (Statistics in Medicine 16, 1997), which errs on the safe
 * side. Decisions that cannot be drawn are left out and counted. The bounds `worst…` are the same interval if every audit without an
 * answer was right, or wrong.
 */
export function auditedShare(strata: readonly AuditStratum[]): AuditedShare | null {
  const groups = groupsOf(strata);
  const sampled = groups.reduce((sum, { decided }) => sum + decided, 0);
  const total = (of: (stratum: AuditStratum) => number) => strata.reduce((sum, stratum) => sum + of(stratum), 0);
  const [right, wrong, drawn] = [total((one) => one.right), total((one) => one.wrong), total((one) => one.drawn)];
  if (right + wrong === 0) return null;
  const { low, high } = intervalOf(groups, sampled);
  const missing = ({ drawn: n, right: good, wrong: bad }: Group) => Math.max(0, n - good - bad);
  const allRight = groups.map((group) => ({ ...group, right: group.right + missing(group) }));
  const allWrong = groups.map((group) => ({ ...group, wrong: group.wrong + missing(group) }));
  return {
    share:
      groups.reduce((sum, group) => sum + group.decided * (group.wrong / (group.right + group.wrong)), 0) / sampled,
    low,
    high,
    worstLow: Math.min(low, intervalOf(allRight, sampled).low),
    worstHigh: Math.max(high, intervalOf(allWrong, sampled).high),
    wrong,
    audited: right + wrong,
    drawn,
    inconclusive: total((one) => one.inconclusive),
    open: drawn - right - wrong - total((one) => one.inconclusive),
    decided: sampled,
    undrawable: total((one) => one.decided) - sampled,
  };
}

/** Strata by their chance of being drawn. A stratum whose draws are all unanswered joins the group with the nearest chance. */
function groupsOf(strata: readonly AuditStratum[]): readonly Group[] {
  const drawable = strata.filter(({ drawShare, drawn }) => drawShare > 0 || drawn > 0);
  const groups = [...Map.groupBy(drawable, ({ drawShare }) => drawShare)].map(([drawShare, some]) => ({
    drawShare,
    decided: some.reduce((sum, { decided }) => sum + decided, 0),
    drawn: some.reduce((sum, { drawn }) => sum + drawn, 0),
    right: some.reduce((sum, { right }) => sum + right, 0),
    wrong: some.reduce((sum, { wrong }) => sum + wrong, 0),
  }));
  const isAnswered = ({ right, wrong }: Group) => right + wrong > 0;
  const answered = groups.filter(isAnswered);
  for (const silent of groups.filter((group) => !isAnswered(group))) {
    const distance = ({ drawShare }: { readonly drawShare: number }) => Math.abs(drawShare - silent.drawShare);
    const nearest = answered.toSorted((a, b) => distance(a) - distance(b))[0];
    if (nearest === undefined) continue;
    const joined = { ...nearest, decided: nearest.decided + silent.decided, drawn: nearest.drawn + silent.drawn };
    answered.splice(answered.indexOf(nearest), 1, joined);
  }
  return answered;
}

const TAIL = 0.025;

type Interval = { readonly low: number; readonly high: number };

/** The interval of the share of wrong ones; if most are wrong, the mirror image of that of the right ones, which are fewer. */
function intervalOf(groups: readonly Group[], decided: number): Interval {
  const wrong = groups.reduce((sum, group) => sum + group.decided * (group.wrong / (group.right + group.wrong)), 0);
  if (wrong <= decided / 2) return intervalOfFewer(groups, decided);
  const turned = groups.map((group) => ({ ...group, right: group.wrong, wrong: group.right }));
  const { low, high } = intervalOfFewer(turned, decided);
  return { low: 1 - high, high: 1 - low };
}

/** The interval of the share over all decisions: what is known of the audited ones, and what is possible for the others. */
function intervalOfFewer(groups: readonly Group[], decided: number): Interval {
  const known = groups.reduce((sum, { wrong }) => sum + wrong, 0);
  // Each audit stands for this many decisions besides itself.
  const weighted = groups.map(({ decided: all, right, wrong }) => ({
    wrong,
    weight: Math.max(0, all - right - wrong) / (right + wrong),
  }));
  const rest = groups.reduce((sum, group) => sum + Math.max(0, group.decided - group.right - group.wrong), 0);
  if (rest === 0) return { low: known / decided, high: known / decided };
  const mean = weighted.reduce((sum, { wrong, weight }) => sum + weight * wrong, 0);
  // The others are not exactly average: by chance more or fewer of them are wrong, which adds that many wrong ones to the variance.
  const spread = weighted.reduce((sum, { wrong, weight }) => sum + weight * (weight + 1) * wrong, 0);
  const heaviest = Math.max(...weighted.map(({ weight }) => weight + 1));
  const at = (p: number, sum: number, squares: number) => {
    const wrong = sum ** 2 / squares;
    const audits = (rest * sum) / squares;
    return betaQuantile(p, wrong, Math.max(Number.MIN_VALUE, audits - wrong + 1));
  };
  const low = mean === 0 ? 0 : at(TAIL, mean, spread);
  const high = at(1 - TAIL, mean + heaviest, spread + heaviest ** 2);
  return { low: (known + rest * low) / decided, high: Math.min(1, (known + rest * high) / decided) };
}
