import type {
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
export type GateEvidence = Pick<GateReport, 'challenger' | 'champion' | 'recalls' | 'parts' | 'badParts'>;

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
      return outcome(rule, { ...figures, bound, isMet: bound === null ? null : bound >= rule.limit - ROUNDING });
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

/** A share of errors: the upper end of its interval counts. */
function shareOutcome(rule: GateRule, share: ShareEstimate | null, champion: ShareEstimate | null): RuleOutcome {
  const isWithin = (high: number) => high <= rule.limit + ROUNDING;
  const [count, of] = [share?.count ?? 0, share?.of ?? 0];
  const isMet = share === null ? null : isWithin(share.high);
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
  if (champion === null) return outcome(rule, { ...figures, isMet: figures.challenger === null ? null : true });
  const paired = recalls.find((each) => each.className === className);
  if (paired === undefined) return outcome(rule, { ...figures, isMet: null, className });
  const isWithin = (boxes: number) => shortfall(paired, boxes) <= rule.limit + ROUNDING;
  const isMet = isWithin(paired.boxes);
  return outcome(rule, {
    ...figures,
    bound: shortfall(paired, paired.boxes),
    of: paired.boxes,
    ...{ isMet, className, stillNeeded: isMet ? null : missing(paired.boxes, isWithin) },
  });
}

/** The class furthest from meeting the rule. Classes without a true box do not count; without any, the rule cannot be judged. */
function worstRecall(rule: GateRule, evidence: GateEvidence): RuleOutcome {
  const classNames = evidence.challenger.classes.flatMap(({ className, recall }) =>
    recall === null ? [] : [className],
  );
  const outcomes = classNames.map((className) => recallOutcome(rule, className, evidence));
  const byBound = outcomes.toSorted((a, b) => (b.bound ?? 0) - (a.bound ?? 0));
  return byBound[0] ?? outcome(rule, { challenger: null, champion: null, isMet: null });
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
