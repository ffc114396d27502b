import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';

/**
 * The scores from which a look reports what a model found. The class with the highest score is a box's best class; its other
 * classes are reported only where they matter to a limit, so that lists and counts show one box as one box.
 */
export type ScoreFloors = Readonly<{
  /** The best class of a box is reported from this score up, or from the limit of its class if that is lower. */
  best: number;
  /** Best classes from this score up are added as space allows: for the tail of a precision–recall curve. */
  tail?: number;
  /** Every class of a box is reported from this score up, by class name. */
  limits: readonly (readonly [className: string, clearBelow: number])[];
  /** The same for a class that `limits` does not name. */
  otherLimit: number;
}>;

/** Everything that can matter to a verdict by this recipe or to its record. */
export function floorsOf({ recordAbove, defects, otherDefects }: RecipeBody): ScoreFloors {
  return {
    best: recordAbove,
    limits: defects.map(({ className, clearBelow }) => [className, clearBelow]),
    otherLimit: otherDefects.clearBelow,
  };
}

/** Only best classes, if nothing is decided. */
export function bestFrom(score: number): ScoreFloors {
  return { best: score, limits: [], otherLimit: Number.POSITIVE_INFINITY };
}

/** No score is this high: for a look without a model. */
export const NO_BOXES: ScoreFloors = bestFrom(Number.POSITIVE_INFINITY);
