import type {
  ClassParts,
  GateFigures,
  GateReport,
  GateRule,
  PairedRecall,
  RuleOutcome,
} from '../../../preload/contract/models/gate.ts';
import { fewest } from '../statistics/fewest.ts';
import { pairedShareDifference } from '../statistics/paired-share-difference.ts';
import { estimateShare, type ShareEstimate } from '../statistics/wilson-interval.ts';

/** Rounding must not decide about a model: a smaller difference counts as none. */
const ROUNDING = 1e-9;
/** Above this many, the number of missing parts is no longer helpful. */
const MOST_NEEDED = 100_000;

/** Everything the rules are judged on: what a gate run found. */
export type GateEvidence = Pick<
  GateReport,
  'challenger' | 'champion' | 'recalls' | 'classParts' | 'parts' | 'badParts'
>;

/** Whether a model meets the rules of the gate. What cannot be judged is not met: doubt never opens the gate. */
export function judgeRules(rules: readonly GateRule[], evidence: GateEvidence): readonly RuleOutcome[] {
  return rules.map((rule) => judge(rule, evidence));
}

function judge(rule: GateRule, evidence: GateEvidence): RuleOutcome {
  const { challenger, champion, parts, badParts } = evidence;
  switch (rule.kind) {
    case 'min-map50': {
      const bound = challenger.map50Interval?.low ?? null;
      const figures = { challenger: challenger.map50, champion: champion?.map50 ?? null };
      return outcome(rule, { ...figures, bound, isMet: isAtLeast(rule.limit, challenger.map50, bound) });
    }
    case 'class-recall':
      return recallOutcome(rule, rule.className, evidence);
    case 'every-class-recall':
      return worstRecall(rule, evidence);
    case 'max-escapes':
      return shareOutcome(rule, challenger.escapes, champion?.escapes ?? null);
    case 'max-overkill':
      return shareOutcome(rule, challenger.overkill, champion?.overkill ?? null);
    case 'max-latency-ratio': {
      const theirs = champion?.latencyP50Ms ?? null;
      const isMet = theirs === null || challenger.latencyP50Ms <= rule.limit * theirs + ROUNDING;
      return outcome(rule, { challenger: challenger.latencyP50Ms, champion: theirs, isMet });
    }
    case 'min-bad-parts':
      return countOutcome(rule, badParts);
    case 'min-good-parts':
      return countOutcome(rule, parts - badParts);
    case 'min-class-parts':
      return rarestClass(rule, evidence.classParts);
    default:
      return rule satisfies never;
  }
}

type Judged = Pick<RuleOutcome, 'challenger' | 'champion' | 'isMet'> & Partial<RuleOutcome>;

function outcome(rule: GateRule, judged: Judged): RuleOutcome {
  return { rule, bound: null, of: null, stillNeeded: null, className: null, ...judged };
}

function countOutcome(rule: GateRule, count: number): RuleOutcome {
  const missing = Math.max(0, rule.limit - count);
  const isMet = missing === 0;
  return outcome(rule, { challenger: count, champion: null, isMet, stillNeeded: isMet ? null : missing });
}

function rarestClass(rule: GateRule, classParts: readonly ClassParts[]): RuleOutcome {
  const [rarest] = classParts.toSorted((a, b) => a.parts - b.parts);
  if (rarest === undefined) return outcome(rule, { challenger: null, champion: null, isMet: null });
  return { ...countOutcome(rule, rarest.parts), className: rarest.className };
}

/** Whether a figure that must not exceed a limit is within it; `null`: it seems so, but its interval reaches beyond. */
function isAtMost(limit: number, seen: number, bound: number): boolean | null {
  if (bound <= limit + ROUNDING) return true;
  return seen > limit + ROUNDING ? false : null;
}

function isAtLeast(limit: number, seen: number | null, bound: number | null): boolean | null {
  if (seen === null) return null;
  if (bound !== null && bound >= limit - ROUNDING) return true;
  return seen < limit - ROUNDING ? false : null;
}

/** A share of errors: the upper end of its interval counts. */
function shareOutcome(rule: GateRule, share: ShareEstimate | null, champion: ShareEstimate | null): RuleOutcome {
  const isWithin = (high: number) => high <= rule.limit + ROUNDING;
  const [count, of] = [share?.count ?? 0, share?.of ?? 0];
  const isMet = share === null ? null : isAtMost(rule.limit, share.share, share.high);
  const needed = (parts: number) => isWithin(estimateShare(count, parts)?.high ?? 1);
  return outcome(rule, {
    challenger: share?.share ?? null,
    champion: champion?.share ?? null,
    bound: share?.high ?? null,
    ...{ of, isMet, stillNeeded: isMet === true ? null : missing(of, needed) },
  });
}

/** How far the recall of one class may fall below the champion's, over the boxes that both were shown. */
function recallOutcome(
  rule: GateRule,
  className: string,
  { challenger, champion, recalls }: GateEvidence,
): RuleOutcome {
  const figures = { challenger: recallOf(challenger, className), champion: champion && recallOf(champion, className) };
  // Without a champion there is nothing to fall behind.
  if (champion === null)
    return outcome(rule, { ...figures, isMet: figures.challenger === null ? null : true, className });
  const paired = recalls.find((each) => each.className === className);
  if (paired === undefined) return outcome(rule, { ...figures, isMet: null, className });
  const isWithin = (boxes: number) => shortfall(paired, boxes) <= rule.limit + ROUNDING;
  const bound = shortfall(paired, paired.boxes);
  const isMet = isAtMost(rule.limit, (paired.missedByChallenger - paired.missedByChampion) / paired.boxes, bound);
  return outcome(rule, {
    ...figures,
    ...{ bound, isMet, className, of: paired.boxes },
    stillNeeded: isMet === true ? null : missing(paired.boxes, isWithin),
  });
}

/** The class furthest from meeting the rule. A class of the recipe without a true box keeps it unknown: the model may be blind to it. */
function worstRecall(rule: GateRule, evidence: GateEvidence): RuleOutcome {
  const outcomes = evidence.challenger.classes.map(({ className }) => recallOutcome(rule, className, evidence));
  const worstFirst = outcomes.toSorted((a, b) => severity(b) - severity(a) || (b.bound ?? 1) - (a.bound ?? 1));
  return worstFirst[0] ?? outcome(rule, { challenger: null, champion: null, isMet: null });
}

function severity({ isMet }: RuleOutcome): number {
  if (isMet === null) return 1;
  return isMet ? 0 : 2;
}

/** The upper end of how many more of the boxes the challenger misses than the champion, if it found every further one. */
function shortfall({ missedByChallenger, missedByChampion }: PairedRecall, boxes: number): number {
  const counts = { challenger: missedByChallenger, champion: missedByChampion, looked: boxes };
  return pairedShareDifference({ ...counts, championUnsettled: 0, challengerUnsettled: 0 })?.high ?? 1;
}

function missing(seen: number, isEnough: (of: number) => boolean): number | null {
  const needed = fewest(seen, MOST_NEEDED, isEnough);
  return needed === null ? null : needed - seen;
}

function recallOf({ classes }: GateFigures, className: string): number | null {
  return classes.find((each) => each.className === className)?.recall ?? null;
}

/** Rules a model failed: all of them, and the mandatory ones. */
export function failedRules(outcomes: readonly RuleOutcome[]): { readonly failed: number; readonly must: number } {
  const failed = outcomes.filter(({ isMet }) => isMet !== true);
  return { failed: failed.length, must: failed.filter(({ rule }) => rule.isMust).length };
}
