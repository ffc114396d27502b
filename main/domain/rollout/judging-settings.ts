import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';

/**
 * The settings by which models judge, as a text that changes when they do: results under some settings say nothing about others.
 * The model itself is not included.
 */
export function judgingSettings(body: RecipeBody): string {
  const { automationLevel, defects, otherDefects, overlapLimit, pictureLimits } = body;
  const limits = defects.map(({ className, rejectAt, clearBelow }) => [className, rejectAt, clearBelow]);
  const picture = Object.entries(pictureLimits).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    automationLevel,
    limits,
    [otherDefects.rejectAt, otherDefects.clearBelow],
    overlapLimit,
    picture,
  ]);
}
