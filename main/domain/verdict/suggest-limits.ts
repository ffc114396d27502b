import type { DefectLimits } from '../../../preload/contract/station/recipe.ts';

/** One calibration part: whether it is bad, and the highest score per class; classes without a detection are left out. */
export type ScoredPart = Readonly<{ isBad: boolean; topScores: ReadonlyMap<string, number> }>;

/** Shares that automatic decisions may get wrong: of the bad parts those that pass, of the good parts those that fail. */
export type AllowedErrors = Readonly<{ escapes: number; overkill: number }>;

type Levels = ReadonlyMap<string, number>;

/** How many parts some levels decide rightly, and how many wrongly. Both grow as the levels get bolder. */
type Effect = Readonly<{ right: number; wrong: number }>;

/** 0.01 to 0.95. A finer or lower limit would stand on the noise of the model. */
const LEVELS = Array.from({ length: 95 }, (_, step) => (1 + step) / 100);

/**
 * The limits per class that let a model decide much by itself within the errors allowed, judged on parts of known truth:
 * use others to measure the result. `clearBelow` is as high as the escapes allow, `rejectAt` as low as the overkill
 * allows; a `clearBelow` of 0 says that no limit keeps the escapes allowed, a `rejectAt` of 1 the same of the overkill:
 * then only a score of 1 fails.
 */
export function suggestLimits(
  parts: readonly ScoredPart[],
  classNames: readonly string[],
  allowed: AllowedErrors,
): readonly DefectLimits[] {
  const bad = parts.filter((part) => part.isBad);
  const good = parts.filter((part) => !part.isBad);
  const clear = widen(classNames, LEVELS, Math.floor(allowed.escapes * bad.length), (levels) => ({
    right: good.length - reachedCount(good, levels),
    wrong: bad.length - reachedCount(bad, levels),
  }));
  const reject = widen(classNames, LEVELS.toReversed(), Math.floor(allowed.overkill * good.length), (levels) => ({
    right: reachedCount(bad, levels),
    wrong: reachedCount(good, levels),
  }));
  return classNames.map((className) => {
    const clearBelow = clear.get(className) ?? 0;
    return { className, clearBelow, rejectAt: Math.max(clearBelow, reject.get(className) ?? 1) };
  });
}

/**
 * Starts every class at the most careful of `levels` and takes, one after the other, the step of one class that decides
 * most further parts rightly for each further error, until no step gains anything or is within the errors allowed. Greedy,
 * because the errors are a budget that the classes share. Empty where even the most careful levels make too many errors.
 */
function widen(
  classNames: readonly string[],
  levels: readonly number[],
  errorsAllowed: number,
  effectOf: (levels: Levels) => Effect,
): Levels {
  let chosen: Levels = new Map(classNames.map((name) => [name, levels[0] ?? 0]));
  let effect = effectOf(chosen);
  if (effect.wrong > errorsAllowed) return new Map();
  for (;;) {
    let best: { levels: Levels; effect: Effect; worth: number } | null = null;
    for (const name of classNames) {
      for (const level of levels.slice(levels.indexOf(chosen.get(name) ?? 0) + 1)) {
        const next = new Map(chosen).set(name, level);
        const nextEffect = effectOf(next);
        if (nextEffect.wrong > errorsAllowed) break;
        const worth = worthOf(effect, nextEffect);
        if (worth > (best?.worth ?? 0)) best = { levels: next, effect: nextEffect, worth };
      }
    }
    if (best === null) return chosen;
    chosen = best.levels;
    effect = best.effect;
  }
}

function worthOf(before: Effect, after: Effect): number {
  // Half an error more, so that steps without any are compared by what they gain.
  return (after.right - before.right) / (after.wrong - before.wrong + 0.5);
}

/** How many parts have a score at or above the level of its class. */
function reachedCount(parts: readonly ScoredPart[], levels: Levels): number {
  let count = 0;
  for (const { topScores } of parts) {
    for (const [name, score] of topScores) {
      if (score >= (levels.get(name) ?? Number.POSITIVE_INFINITY)) {
        count += 1;
        break;
      }
    }
  }
  return count;
}
