import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';

/**
 * From which scores on a look tells what a model proposes. The class that a box scores highest is its best class; any other class of
 * the same box is told only where it matters to a limit, so that lists and counts show one box as one box.
 */
export type ScoreFloors = Readonly<{
  /** The best class of a box is told from this score on, or from the limit of its class where that lies lower. */
  best: number;
  /** Best classes from this score on come too, as far as there is room: for the tail of a precision–recall curve. */
  tail?: number;
  /** Every class of a box is told from this score on, by class name. */
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

/** Best classes alone, where nothing is decided. */
export function bestFrom(score: number): ScoreFloors {
  return { best: score, limits: [], otherLimit: Number.POSITIVE_INFINITY };
}

/** No class scores so high: of a look that asks no model. */
export const NO_BOXES: ScoreFloors = bestFrom(Number.POSITIVE_INFINITY);
