import type { DefectLimits } from '../../../preload/contract/station/recipe.ts';
import { chanceOfAtMost } from '../statistics/binomial.ts';

/** One calibration part: whether it is bad, and the highest score per class; classes without a detection are left out. */
export type ScoredPart = Readonly<{ isBad: boolean; topScores: ReadonlyMap<string, number> }>;

/** Shares that automatic decisions may get wrong: bad parts that pass, of all bad parts, and good parts that fail, of all good parts. */
export type AllowedErrors = Readonly<{ escapes: number; overkill: number }>;

type Levels = ReadonlyMap<string, number>;

/** How many parts some levels decide correctly, and how many incorrectly. Both grow as the levels get bolder. */
type Effect = Readonly<{ right: number; wrong: number }>;

/** 0.01 to 0.95. A finer or lower limit would be within the noise of the model. */
const LEVELS = Array.from({ length: 95 }, (_, step) => (1 + step) / 100);

/** The chance, over all the parts that might have been drawn, of choosing limits with more errors than allowed. */
const RISK = 0.05;
/** One part in this many determines the order in which limits are widened; the others test how far that may go. */
const ORDERING_PART = 4;

/**
 * The limits per class that let a model decide as much as possible by itself while staying, with 95 % confidence, within the allowed
 * errors on fresh parts of the same kind. Chosen on parts with known answers; measure the result on others. `clearBelow` is as high as
 * the allowed escapes permit, `rejectAt` as low as the allowed overkill permits; a `clearBelow` of 0 says that no limit could be shown to
 * keep the allowed escapes, a `rejectAt` of 1 the same for overkill: then only a score of 1 fails.
 *
 * Limits chosen for few errors on some parts make more errors on others, so the parts are split: one sample orders candidates from
 * careful to bold, the other tests them in that order, and stops at the first whose share of errors is not shown to be
 * within the allowed one (exact binomial test). Angelopoulos and others, "Learn then test: calibrating predictive algorithms to achieve
 * risk control", 2021: testing in a fixed sequence.
 */
export function suggestLimits(
  parts: readonly ScoredPart[],
  classNames: readonly string[],
  allowed: AllowedErrors,
): readonly DefectLimits[] {
  const bad = samplesOf(parts.filter((part) => part.isBad));
  const good = samplesOf(parts.filter((part) => !part.isBad));
  const passed = (some: readonly ScoredPart[], levels: Levels) => some.length - reachedCount(some, levels);
  const clear = boldestShown(
    widen(classNames, LEVELS, errorsTried(allowed.escapes, bad.ordering.length), (levels) => ({
      right: passed(good.ordering, levels),
      wrong: passed(bad.ordering, levels),
    })),
    (levels) => isShown(allowed.escapes, passed(bad.testing, levels), bad.testing.length),
  );
  const reject = boldestShown(
    widen(classNames, LEVELS.toReversed(), errorsTried(allowed.overkill, good.ordering.length), (levels) => ({
      right: reachedCount(bad.ordering, levels),
      wrong: reachedCount(good.ordering, levels),
    })),
    (levels) => isShown(allowed.overkill, reachedCount(good.testing, levels), good.testing.length),
  );
  return classNames.map((className) => {
    const clearBelow = clear.get(className) ?? 0;
    return { className, clearBelow, rejectAt: Math.max(clearBelow, reject.get(className) ?? 1) };
  });
}

/** How many parts of one kind, good or bad, {@link suggestLimits} needs at least to show this share of errors; `null`: no number is enough. */
export function fewestToSuggest(allowed: number): number | null {
  if (allowed <= 0) return null;
  if (allowed >= 1) return 0;
  const tested = Math.ceil(Math.log(RISK) / Math.log1p(-allowed));
  return Math.ceil((tested * ORDERING_PART) / (ORDERING_PART - 1));
}

function samplesOf(parts: readonly ScoredPart[]) {
  return {
    ordering: parts.filter((_, index) => index % ORDERING_PART === 0),
    testing: parts.filter((_, index) => index % ORDERING_PART !== 0),
  };
}

/** The number of errors of the boldest candidate on the parts that order them: more than will be shown, so that the test decides. */
function errorsTried(allowed: number, parts: number): number {
  return Math.ceil(3 * allowed * parts) + 2;
}

function isShown(allowed: number, wrong: number, of: number): boolean {
  if (allowed >= 1) return true;
  return allowed > 0 && chanceOfAtMost(wrong, of, allowed) <= RISK;
}

function boldestShown(path: readonly Levels[], isWithin: (levels: Levels) => boolean): Levels {
  const failing = path.findIndex((levels) => !isWithin(levels));
  const shown = failing === -1 ? path : path.slice(0, failing);
  return shown.at(-1) ?? new Map();
}

/**
 * Candidates from careful to bold. Starts every class at the most careful of `levels` and then repeatedly takes the step of one
 * class that decides the most further parts correctly per further error, until no step gains anything or stays within the errors
 * to be tried. Greedy, because all classes share one budget of errors.
 */
function widen(
  classNames: readonly string[],
  levels: readonly number[],
  errorsTried: number,
  effectOf: (levels: Levels) => Effect,
): readonly Levels[] {
  let chosen: Levels = new Map(classNames.map((name) => [name, levels[0] ?? 0]));
  let effect = effectOf(chosen);
  const path = [chosen];
  for (;;) {
    let best: { levels: Levels; effect: Effect; worth: number } | null = null;
    for (const name of classNames) {
      for (const level of levels.slice(levels.indexOf(chosen.get(name) ?? 0) + 1)) {
        const next = new Map(chosen).set(name, level);
        const nextEffect = effectOf(next);
        if (nextEffect.wrong > errorsTried) break;
        const worth = worthOf(effect, nextEffect);
        if (worth > (best?.worth ?? 0)) best = { levels: next, effect: nextEffect, worth };
      }
    }
    if (best === null) return path;
    chosen = best.levels;
    effect = best.effect;
    path.push(chosen);
  }
}

function worthOf(before: Effect, after: Effect): number {
  // Half an error more, so that steps without errors are compared by what they gain.
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
