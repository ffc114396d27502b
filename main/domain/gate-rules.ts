import type { GateFigures, GateRule, RuleOutcome } from '../../preload/contract/gate.ts';

/** Floating point must not decide over a model: a difference below this is none. */
const ROUNDING = 1e-9;

/** Whether a model meets what the gate asks. What cannot be judged is not met: doubt never opens the gate. */
export function judgeRules(
  rules: readonly GateRule[],
  challenger: GateFigures,
  champion: GateFigures | null,
): readonly RuleOutcome[] {
  return rules.map((rule) => judge(rule, challenger, champion));
}

function judge(rule: GateRule, challenger: GateFigures, champion: GateFigures | null): RuleOutcome {
  switch (rule.kind) {
    case 'min-map50':
      return outcome(rule, challenger.map50, champion?.map50 ?? null, (value) => value >= rule.limit - ROUNDING);
    case 'class-recall': {
      const theirs = champion === null ? null : recallOf(champion, rule.className);
      // Without a champion there is nothing to fall behind.
      const isMet = (value: number) => theirs === null || value >= theirs - rule.limit - ROUNDING;
      return outcome(rule, recallOf(challenger, rule.className), theirs, isMet);
    }
    case 'max-escapes':
      return outcome(
        rule,
        challenger.escapes?.share ?? null,
        champion?.escapes?.share ?? null,
        (value) => value <= rule.limit + ROUNDING,
      );
    case 'max-overkill':
      return outcome(
        rule,
        challenger.overkill?.share ?? null,
        champion?.overkill?.share ?? null,
        (value) => value <= rule.limit + ROUNDING,
      );
    case 'max-latency-ratio': {
      const theirs = champion?.latencyP50Ms ?? null;
      return outcome(
        rule,
        challenger.latencyP50Ms,
        theirs,
        (value) => theirs === null || value <= rule.limit * theirs + ROUNDING,
      );
    }
    default:
      return rule satisfies never;
  }
}

function outcome(
  rule: GateRule,
  challenger: number | null,
  champion: number | null,
  isMet: (value: number) => boolean,
): RuleOutcome {
  return { rule, challenger, champion, isMet: challenger === null ? null : isMet(challenger) };
}

function recallOf({ classes }: GateFigures, className: string): number | null {
  return classes.find((each) => each.className === className)?.recall ?? null;
}

/** Rules that a model failed: all of them, and those that must hold. */
export function failedRules(outcomes: readonly RuleOutcome[]): { readonly failed: number; readonly must: number } {
  const failed = outcomes.filter(({ isMet }) => isMet !== true);
  return { failed: failed.length, must: failed.filter(({ rule }) => rule.isMust).length };
}
