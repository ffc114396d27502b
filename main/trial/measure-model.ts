import type { ModelMeasures } from '../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY, type DefectLimits, type RecipeBody } from '../../preload/contract/station/recipe.ts';
import { boxConfusion } from '../domain/boxes/box-confusion.ts';
import { detectionQuality } from '../domain/boxes/detection-quality.ts';
import { mapInterval } from '../domain/boxes/map-interval.ts';
import { decidedAtBadShare, partOutcomes } from '../domain/models/part-outcomes.ts';
import { decide } from '../domain/verdict/decide.ts';
import { type AllowedErrors, suggestLimits } from '../domain/verdict/suggest-limits.ts';
import { DEFAULT_PART_MIX } from '../simulator/line/part.ts';
import type { SeenPart } from './look-at-parts.ts';
import type { PartSource } from './part-source.ts';

/** Which share of bad parts a shipped model may let through, and of good ones reject. */
export const ALLOWED_ERRORS: AllowedErrors = { escapes: 0.005, overkill: 0.01 };

/** Limits for each class, chosen on parts that must not be used to measure them. */
export function limitsFor(
  seen: readonly SeenPart[],
  classNames: readonly string[],
  allowed: AllowedErrors,
): readonly DefectLimits[] {
  const scored = seen.map(({ isBad, detections }) => {
    const topScores = new Map<string, number>();
    for (const { className, score } of detections)
      topScores.set(className, Math.max(score, topScores.get(className) ?? 0));
    return { isBad, topScores };
  });
  return suggestLimits(scored, classNames, allowed);
}

/** Boxes and decisions over the given parts, judged with these limits. */
export function measureModel(
  seen: readonly SeenPart[],
  classNames: readonly string[],
  limits: readonly DefectLimits[],
  { seed, lamps }: PartSource,
): ModelMeasures {
  const body: RecipeBody = { ...DEFAULT_RECIPE_BODY, defects: [...limits] };
  const rejectAt = (className: string) =>
    limits.find((each) => each.className === className)?.rejectAt ?? body.otherDefects.rejectAt;
  const outcomes = partOutcomes(seen.map((part) => ({ isBad: part.isBad, verdict: decide(part, body).kind })));
  const { parts, badParts, decided, escapes, overkill } = outcomes;
  const badShare = DEFAULT_PART_MIX.defectRate;
  const { map50, map50To95, classes } = detectionQuality(seen, classNames, rejectAt);
  return {
    seed,
    lamps,
    parts,
    badParts,
    map50,
    map50Interval: mapInterval(seen, classNames),
    map50To95,
    classes: [...classes],
    confusion: [...boxConfusion(seen, rejectAt)],
    decided,
    escapes,
    overkill,
    decidedUsually: { badShare, share: decidedAtBadShare(outcomes, badShare) },
  };
}
