import type { DefectLimits } from '../../preload/contract/recipe.ts';

/** One calibration part: whether it is bad, and the highest score per class; classes without a detection are left out. */
export type ScoredPart = Readonly<{ isBad: boolean; topScores: ReadonlyMap<string, number> }>;

/** Shares that automatic decisions may get wrong: of the bad parts those that pass, of the good parts those that fail. */
export type AllowedErrors = Readonly<{ escapes: number; overkill: number }>;

type Levels = ReadonlyMap<string, number>;

/** 0.01 to 0.95. A finer or lower limit would stand on the noise of the model. */
const LEVELS = Array.from({ length: 95 }, (_, step) => (1 + step) / 100);
const MAX_ROUNDS = 20;

/**
 * The limits per class that let a model decide most by itself within the errors allowed, judged on parts of known truth:
 * use others to measure the result. `clearBelow` is as high as the escapes allow, `rejectAt` as low as the overkill
 * allows; a `clearBelow` of 0 says that no limit keeps the escapes allowed. Both start from the best limit common to all classes and are then improved class by class until nothing is
 * gained; of equally good levels the more careful one is taken.
 */
export function suggestLimits(
  parts: readonly ScoredPart[],
  classNames: readonly string[],
  allowed: AllowedErrors,
): readonly Pick<DefectLimits, 'className' | 'clearBelow' | 'rejectAt'>[] {
  const bad = parts.filter((part) => part.isBad);
  const good = parts.filter((part) => !part.isBad);
  const escapes = Math.floor(allowed.escapes * bad.length);
  const overkill = Math.floor(allowed.overkill * good.length);
  const isClear = (levels: Levels) => (part: ScoredPart) => !isReached(part, levels);
  const isRejected = (levels: Levels) => (part: ScoredPart) => isReached(part, levels);

  const clear = search(classNames, LEVELS, (levels) =>
    count(bad, isClear(levels)) > escapes ? null : count(good, isClear(levels)),
  );
  const reject = search(classNames, LEVELS.toReversed(), (levels) =>
    count(good, isRejected(levels)) > overkill ? null : count(bad, isRejected(levels)),
  );
  return classNames.map((className) => {
    const clearBelow = clear.get(className) ?? 0;
    return { className, clearBelow, rejectAt: Math.max(clearBelow, reject.get(className) ?? 1) };
  });
}

/** Levels by class with the highest gain, of those that `gainOf` does not forbid with `null`; `levels` from careful to bold. */
function search(
  classNames: readonly string[],
  levels: readonly number[],
  gainOf: (levels: Levels) => number | null,
): Levels {
  const common = best(levels, (level) => gainOf(new Map(classNames.map((name) => [name, level]))));
  let chosen: Levels = new Map(common === null ? [] : classNames.map((name) => [name, common]));
  for (let round = 0; round < MAX_ROUNDS && common !== null; round++) {
    const before = chosen;
    for (const name of classNames) {
      const level = best(levels, (candidate) => gainOf(new Map(chosen).set(name, candidate)));
      if (level !== null && level !== chosen.get(name)) chosen = new Map(chosen).set(name, level);
    }
    if (chosen === before) break;
  }
  return chosen;
}

function best(levels: readonly number[], gainOf: (level: number) => number | null): number | null {
  let choice: { level: number; gain: number } | null = null;
  for (const level of levels) {
    const gain = gainOf(level);
    if (gain !== null && (choice === null || gain > choice.gain)) choice = { level, gain };
  }
  return choice?.level ?? null;
}

function isReached({ topScores }: ScoredPart, levels: Levels): boolean {
  for (const [name, score] of topScores) if (score >= (levels.get(name) ?? Number.POSITIVE_INFINITY)) return true;
  return false;
}

function count(parts: readonly ScoredPart[], test: (part: ScoredPart) => boolean): number {
  return parts.reduce((sum, part) => sum + (test(part) ? 1 : 0), 0);
}
